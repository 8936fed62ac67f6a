import { expect, it, vi } from 'vitest';
import { Turns } from './turns';

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

it('lets changes of one thing go one after the other, and of others beside them', async () => {
  const turns = new Turns();
  const now = new Map<string, number>();
  let beside = 0;
  let done = 0;
  const work = (thing: string) => async () => {
    now.set(thing, (now.get(thing) ?? 0) + 1);
    expect(now.get(thing)).toBe(1);
    beside = Math.max(
      beside,
      [...now.values()].reduce((sum, each) => sum + each),
    );
    await later();
    now.set(thing, 0);
    done += 1;
  };
  await Promise.all(Array.from({ length: 40 }, (_, n) => turns.take(`${n % 4}`, work(`${n % 4}`))));
  expect([done, beside]).toEqual([40, 4]);
});

it('answers as the work does, and goes on where it fails', async () => {
  const turns = new Turns();
  const answers = await Promise.allSettled([
    turns.take('a', async () => 1),
    turns.take('a', async () => {
      throw new Error('no');
    }),
    turns.take('a', async () => 3),
  ]);
  expect(answers).toMatchObject([{ value: 1 }, { reason: new Error('no') }, { value: 3 }]);
  // Nothing is kept of what is over.
  expect(await turns.take('a', async () => 4)).toBe(4);
});

it('leaves to chance who of those that arrive together is first', async () => {
  const firsts = new Set<number>();
  for (const chance of [0, 0.2, 0.4, 0.6, 0.8]) {
    const random = vi.spyOn(Math, 'random').mockReturnValue(chance);
    const turns = new Turns();
    const order: number[] = [];
    await Promise.all([0, 1, 2, 3, 4].map((n) => turns.take('a', async () => void order.push(n))));
    expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
    firsts.add(order[0]!);
    random.mockRestore();
  }
  expect(firsts.size).toBeGreaterThan(2);
});

it('has whoever comes later wait for those who are there, whatever chance says', async () => {
  const turns = new Turns();
  const order: string[] = [];
  const early = Array.from({ length: 5 }, (_, n) =>
    turns.take('a', async () => {
      // Always somebody new: they must not come before who was there.
      if (order.length < 20) void turns.take('a', async () => void order.push('late'));
      await later();
      order.push(`early ${n}`);
    }),
  );
  await Promise.all(early);
  expect(order.slice(0, 5).toSorted()).toEqual(early.map((_, n) => `early ${n}`));
});
