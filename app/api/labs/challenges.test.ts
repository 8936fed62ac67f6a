import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LabBrowser, labBrowser, labRoutes, recordOf } from '@/app/api/labs/testing/lab-browser';
import { trafficOf } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { standingOf } from '@/lib/lab/challenges/standing';
import { Actor } from '@/lib/lab/client/actor';
import { httpLabServer } from '@/lib/lab/client/http-lab-server';
import { createLab, joinLab } from '@/lib/lab/client/lab-api';
import { playSolution } from '@/lib/lab/client/play-solution';
import { sleep } from '@/lib/lab/client/sleep';
import { startOwnServices } from '@/lib/server/testing/api';

let stop: () => Promise<void>;
let browser: LabBrowser;

beforeAll(async () => {
  stop = startOwnServices();
  browser = labBrowser(await labRoutes());
});
beforeEach(() => {
  vi.stubGlobal('fetch', browser.fetch);
});
afterAll(async () => {
  await stop();
});

describe('the solutions, by real requests, the real clock and what the server recorded', () => {
  for (const challenge of CHALLENGES) {
    it(`“${challenge.title}” is reached`, async () => {
      const lab = await createLab(challenge.guard);
      const identities = await joinLab(lab.id, 2);
      const [first, second] = identities.map(({ name }) => name);
      const cast = { first: first!, second: second! };
      const tokens = new Map(identities.map(({ name, token }) => [name, token]));
      const server = httpLabServer(lab.id, (name) => tokens.get(name));
      const actors = new Map(identities.map(({ name }) => [name, new Actor(server, name)]));
      const standing = async () => {
        const exchanges = await recordOf(browser.api, lab.id);
        return standingOf(challenge, trafficOf({ start: lab.start, exchanges, cast }));
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
      await vi.waitFor(async () => expect(await standing()).toEqual({ is: 'reached' }), { timeout: 20_000 });
    }, 60_000);
  }
});
