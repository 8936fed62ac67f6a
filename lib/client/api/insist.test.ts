import { expect, it } from 'vitest';
import { quiescence, SimulatedTime } from '@/lib/client/testing/simulated-time';
import { type Attempt, insist } from './insist';
import { Latency } from './latency';

interface Network {
  readonly answersAfter?: number;
  readonly lasts?: number;
  /** How long the last answer took, where one is known. */
  readonly known?: number | null;
}

/** Asks over connections of which the first so many are dead: nothing ever comes of them. */
function world(dead: number, { answersAfter = 10, lasts = 0, known = 10 }: Network = {}) {
  const latency = new Latency();
  if (known !== null) latency.note(known);
  const time = new SimulatedTime();
  const start = time.now();
  const began: number[] = [];
  const aborted: number[] = [];
  const after = (delay: number, run: () => void) => time.after(delay, run);
  const ask = ({ signal, nth, began: begins }: Attempt) =>
    new Promise<string>((resolve, reject) => {
      const asked = time.now();
      began.push(asked - start);
      signal.addEventListener('abort', () => {
        aborted.push(nth);
        reject(signal.reason);
      });
      if (nth < dead) return;
      time.after(answersAfter, () => {
        if (signal.aborted) return;
        latency.note(time.now() - asked);
        begins();
        time.after(lasts, () => resolve(`answer ${nth}`));
      });
    });
  const pass = (milliseconds: number) => time.pass(milliseconds, quiescence);
  return { ask, after, latency, pass, began, aborted };
}

it.each([
  [0.2, 1, 1],
  [1, 2, 1],
  [3, 3, 1],
  [10, 4, 2],
])(
  'on a network that answers after %d s asks %d times at first, and %d from then on',
  async (seconds, first, then) => {
    const { ask, after, latency, pass, began } = world(0, { answersAfter: seconds * 1_000, known: null });
    for (const times of [first, then, then]) {
      began.length = 0;
      const answer = insist(ask, after, latency);
      await pass(60_000);
      await answer;
      expect(began).toHaveLength(times);
    }
  },
);

it('asks no more than five times where a quick network has got slow, and then knows', async () => {
  const { ask, after, latency, pass, began } = world(0, { answersAfter: 10_000, known: 50 });
  for (const times of [5, 2]) {
    began.length = 0;
    void insist(ask, after, latency);
    await pass(60_000);
    expect(began).toHaveLength(times);
  }
});

it('gets past dead connections also where nothing is known of the network yet', async () => {
  const { ask, after, latency, pass, began } = world(3, { known: null });
  const answer = insist(ask, after, latency);
  await pass(5_000);
  expect(await answer).toBe('answer 3');
  expect(began).toEqual([0, 700, 2_100, 4_900]);
});

it('asks once where the answer comes soon', async () => {
  const { ask, after, latency, pass, began, aborted } = world(0);
  const answer = insist(ask, after, latency);
  await pass(10_000);
  expect(await answer).toBe('answer 0');
  expect([began, aborted]).toEqual([[0], []]);
});

it.each([1, 2, 3, 4])('gets past %d dead connections in as many times 0.7 seconds', async (dead) => {
  const { ask, after, latency, pass, began, aborted } = world(dead);
  const answer = insist(ask, after, latency);
  await pass(dead * 700 + 10);
  expect(await answer).toBe(`answer ${dead}`);
  expect(began).toHaveLength(dead + 1);
  expect(aborted).toEqual(Array.from({ length: dead }, (_, nth) => nth));
});

it('waits for an answer that has begun, however long it takes, and for no other', async () => {
  const { ask, after, latency, pass, began, aborted } = world(1, { lasts: 20_000 });
  const answer = insist(ask, after, latency);
  await pass(30_000);
  expect(await answer).toBe('answer 1');
  expect([began, aborted]).toEqual([[0, 700], [0]]);
});

it('asks five times at most, and is broken off as a whole', async () => {
  const { ask, after, latency, pass, began, aborted } = world(99);
  const leaving = new AbortController();
  const answer = insist(ask, after, latency, leaving.signal).catch(() => 'broken off');
  await pass(60_000);
  expect(began).toEqual([0, 700, 1_400, 2_100, 2_800]);
  leaving.abort();
  expect(await answer).toBe('broken off');
  expect(aborted).toEqual([0, 1, 2, 3, 4]);
});

it('fails at once where the first fails, and else with the last of those that were asked', async () => {
  const { after, latency, pass } = world(0);
  await expect(insist(() => Promise.reject(new Error('refused')), after, latency)).rejects.toThrow('refused');
  const fails = [new Promise<never>(() => {}), Promise.reject(new Error('second')), Promise.resolve('third')];
  const answer = insist(({ nth }) => fails[nth]!, after, latency);
  await pass(1_400);
  expect(await answer).toBe('third');
});
