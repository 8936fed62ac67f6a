import { expect, it } from 'vitest';
import { deferred } from '@/lib/server/labs/deferred';
import { limiter } from './limiter';

/** Starts named pieces of work that end when they are told to; `begun` has them in the order in which they began. */
function stage(limit: ReturnType<typeof limiter>) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (name: string, first = false) => {
    const end = deferred<void>();
    ends.set(name, () => end.resolve());
    return limit(async () => {
      begun.push(name);
      await end.promise;
      return name;
    }, first);
  };
  return { begun, start, end: (name: string) => ends.get(name)!() };
}

it('never runs more at once than its width, and all in the end', async () => {
  const limit = limiter(3, Math.random);
  let running = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 40 }, () =>
      limit(async () => {
        running += 1;
        most = Math.max(most, running);
        await Promise.resolve();
        running -= 1;
      }),
    ),
  );
  expect(most).toBe(3);
});

it('takes those that wait in any order, and what goes first before them all', async () => {
  // With 0 it is always the one that has waited longest.
  const { begun, start, end } = stage(limiter(1, () => 0));
  const works = [start('a'), start('b'), start('c'), start('d'), start('urgent', true)];
  for (const name of ['a', 'urgent', 'b', 'd', 'c']) {
    end(name);
    await Promise.resolve();
  }
  expect(await Promise.all(works)).toEqual(['a', 'b', 'c', 'd', 'urgent']);
  expect(begun).toEqual(['a', 'urgent', 'b', 'd', 'c']);
});

it('gives everybody who waits the same chance', async () => {
  const rounds = 4000;
  const first = new Map<string, number>();
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < rounds; round += 1) {
    const order: string[] = [];
    const limit = limiter(1, random);
    await Promise.all(
      ['running', 'a', 'b', 'c', 'd'].map((name) =>
        limit(async () => {
          order.push(name);
        }),
      ),
    );
    const next = order[1]!;
    first.set(next, (first.get(next) ?? 0) + 1);
  }
  for (const name of ['a', 'b', 'c', 'd']) {
    expect(first.get(name)! / rounds).toBeCloseTo(0.25, 1);
  }
});

it('goes on after work that failed', async () => {
  const limit = limiter(1, Math.random);
  const failed = limit(async () => {
    throw new Error('no');
  });
  const after = limit(async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await after).toBe('yes');
});
