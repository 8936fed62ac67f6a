import { expect, it } from 'vitest';
import { quiescence, SimulatedTime } from '@/lib/client/testing/simulated-time';
import { type Attempt, insist } from './insist';

/** Asks over connections of which the first so many are dead: nothing ever comes of them. */
function world(dead: number, more: { readonly answersAfter?: number; readonly lasts?: number } = {}) {
  const { answersAfter = 10, lasts = 0 } = more;
  const time = new SimulatedTime();
  const start = time.now();
  const began: number[] = [];
  const aborted: number[] = [];
  const after = (delay: number, run: () => void) => time.after(delay, run);
  const ask = ({ signal, nth, began: begins }: Attempt) =>
    new Promise<string>((resolve, reject) => {
      began.push(time.now() - start);
      signal.addEventListener('abort', () => {
        aborted.push(nth);
        reject(signal.reason);
      });
      if (nth < dead) return;
      time.after(answersAfter, () => {
        begins();
        time.after(lasts, () => resolve(`answer ${nth}`));
      });
    });
  const pass = (milliseconds: number) => time.pass(milliseconds, quiescence);
  return { ask, after, pass, began, aborted };
}

it('asks once where the answer comes soon', async () => {
  const { ask, after, pass, began, aborted } = world(0);
  const answer = insist(ask, after);
  await pass(10_000);
  expect(await answer).toBe('answer 0');
  expect([began, aborted]).toEqual([[0], []]);
});

it.each([1, 2, 3, 4])('gets past %d dead connections in as many times 0.7 seconds', async (dead) => {
  const { ask, after, pass, began, aborted } = world(dead);
  const answer = insist(ask, after);
  await pass(dead * 700 + 10);
  expect(await answer).toBe(`answer ${dead}`);
  expect(began).toHaveLength(dead + 1);
  expect(aborted).toEqual(Array.from({ length: dead }, (_, nth) => nth));
});

it('waits for an answer that has begun, however long it takes, and for no other', async () => {
  const { ask, after, pass, began, aborted } = world(1, { lasts: 20_000 });
  const answer = insist(ask, after);
  await pass(30_000);
  expect(await answer).toBe('answer 1');
  expect([began, aborted]).toEqual([[0, 700], [0]]);
});

it('asks five times at most, and is broken off as a whole', async () => {
  const { ask, after, pass, began, aborted } = world(99);
  const leaving = new AbortController();
  const answer = insist(ask, after, leaving.signal).catch(() => 'broken off');
  await pass(60_000);
  expect(began).toEqual([0, 700, 1_400, 2_100, 2_800]);
  leaving.abort();
  expect(await answer).toBe('broken off');
  expect(aborted).toEqual([0, 1, 2, 3, 4]);
});

it('fails at once where the first fails, and else with the last of those that were asked', async () => {
  const { after, pass } = world(0);
  await expect(insist(() => Promise.reject(new Error('refused')), after)).rejects.toThrow('refused');
  const fails = [new Promise<never>(() => {}), Promise.reject(new Error('second')), Promise.resolve('third')];
  const answer = insist(({ nth }) => fails[nth]!, after);
  await pass(1_400);
  expect(await answer).toBe('third');
});
