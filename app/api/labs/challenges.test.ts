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
import { startOwnServices } from '@/lib/server/testing/api';

let stop: () => Promise<void>;
let browser: LabBrowser;

beforeAll(async () => {
  stop = startOwnServices();
  browser = labBrowser(await labRoutes());
  vi.stubGlobal('fetch', browser.fetch);
  // Whoever plays is one person, known before several things are asked at once.
  free.push(await openLab());
});
beforeEach(() => {
  vi.stubGlobal('fetch', browser.fetch);
});
afterAll(() => stop());

const TIMES = 50;
/** In how many labs a solution is played at the same time; one that waits for a lock is played in as many as it takes. */
const AT_ONCE = 3;

interface OpenLab {
  readonly id: string;
  readonly identities: readonly LabIdentity[];
}

/** Labs that nobody plays in right now: one address may open only so many. */
const free: OpenLab[] = [];

async function openLab(): Promise<OpenLab> {
  const lab = await createLab('none');
  return { id: lab.id, identities: await joinLab(lab.id, 2) };
}

/** How long a solution waits by itself, in seconds. */
const waitOf = ({ solution }: Challenge) =>
  solution.reduce((seconds, step) => seconds + (step.do === 'wait' ? step.seconds : 0), 0);

/** Plays a solution once as the lab's page does, from a reset on, and judges it by what the server recorded. */
async function play(challenge: Challenge, { id, identities }: OpenLab): Promise<void> {
  const { start } = await resetLab(id, challenge.guard);
  const tokens = new Map(identities.map(({ name, token }) => [name, token]));
  const server = httpLabServer(id, (name) => tokens.get(name));
  const actors = new Map(identities.map(({ name }) => [name, new Actor(server, name)]));
  const [first, second] = [...actors.keys()];
  const cast: Cast = { first: first!, second: second! };
  const standing = async () => {
    const exchanges = await recordOf(browser.api, id);
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
        const lab = free.pop() ?? (await openLab());
        while (left > 0) {
          left -= 1;
          await play(challenge, lab);
        }
        free.push(lab);
      };
      const labs = waitOf(challenge) > 5 ? TIMES : AT_ONCE;
      await Promise.all(Array.from({ length: labs }, inOneLab));
    }, 180_000);
  }
});
