import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabBrowser, labBrowser, labRoutes, recordOf } from '@/app/api/labs/testing/lab-browser';
import { type Cast, type Challenge, trafficOf } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { standingOf } from '@/lib/lab/challenges/standing';
import { Actor } from '@/lib/lab/client/actor';
import { httpLabServer } from '@/lib/lab/client/http-lab-server';
import { createLab, joinLab, resetLab } from '@/lib/lab/client/lab-api';
import { playSolution } from '@/lib/lab/client/play-solution';
import { sleep } from '@/lib/lab/client/sleep';
import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { type Routes, startOwnServices } from '@/lib/server/testing/api';

let stop: () => Promise<void>;
let routes: Routes;
/** The browser that the code under way runs in: nobody may open as many labs as all of them need. */
const browsers = new AsyncLocalStorage<LabBrowser>();

beforeAll(async () => {
  stop = startOwnServices();
  routes = await labRoutes();
});
beforeEach(() => {
  vi.stubGlobal('fetch', ((...sent) => browsers.getStore()!.fetch(...sent)) satisfies typeof fetch);
});
afterAll(() => stop());

const TIMES = 50;
/** In how many labs a solution is played at the same time; one that waits for a lock is played in as many as it takes. */
const AT_ONCE = 3;

/** How long a solution waits by itself, in seconds. */
const waitOf = ({ solution }: Challenge) =>
  solution.reduce((seconds, step) => seconds + (step.do === 'wait' ? step.seconds : 0), 0);

/** Plays a solution once as the lab's page does, from a reset on, and judges it by what the server recorded. */
async function play(challenge: Challenge, labId: string, identities: readonly LabIdentity[]): Promise<void> {
  const { start } = await resetLab(labId, challenge.guard);
  const tokens = new Map(identities.map(({ name, token }) => [name, token]));
  const server = httpLabServer(labId, (name) => tokens.get(name));
  const actors = new Map(identities.map(({ name }) => [name, new Actor(server, name)]));
  const [first, second] = [...actors.keys()];
  const cast: Cast = { first: first!, second: second! };
  const standing = async () => {
    const exchanges = await recordOf(browsers.getStore()!.api, labId);
    return standingOf(challenge, trafficOf({ start, exchanges, cast }));
  };
  expect(await standing()).toEqual({ is: 'open' });
  await playSolution(challenge.solution, {
    guard: challenge.guard,
    server,
    cast,
    now: Date.now,
    actorOf: (name) => actors.get(name)!,
    wait: (milliseconds) => sleep(milliseconds),
  });
  // A request whose client went away is recorded when the server is through with it.
  await vi.waitFor(async () => expect(await standing()).toEqual({ is: 'reached' }), { timeout: 10_000 });
}

describe.concurrent('by real requests, the real clock and what the server recorded', () => {
  for (const challenge of [...CHALLENGES].sort((a, b) => waitOf(b) - waitOf(a))) {
    it(`“${challenge.title}” is reached by its solution ${TIMES} times of ${TIMES}`, async () => {
      let left = TIMES;
      const inOneLab = async () => {
        const lab = await createLab(challenge.guard);
        const identities = await joinLab(lab.id, 2);
        while (left > 0) {
          left -= 1;
          await play(challenge, lab.id, identities);
        }
      };
      const labs = waitOf(challenge) > 5 ? TIMES : AT_ONCE;
      await Promise.all(Array.from({ length: labs }, () => browsers.run(labBrowser(routes), inOneLab)));
    }, 300_000);
  }
});
