import { expect, it } from 'vitest';
import { type Counter, countTogether } from './counting';

/** A document in memory, which compares tags or does not. */
function counterOf(compares: boolean): Counter {
  let current: Awaited<ReturnType<Counter['read']>> = { counts: {}, tag: '0' };
  return {
    read: async () => current,
    save: async (counts, tag) => {
      if (compares && tag !== current.tag) return false;
      current = { counts, tag: String(Number(current.tag) + 1) };
      return true;
    },
  };
}

it('finds nothing lost where a save is refused whose author had not seen the last one', async () => {
  expect(await countTogether(counterOf(true), 4, (saves) => saves < 10)).toMatchObject({
    saves: 40,
    lost: 0,
  });
});

it('finds what was lost where it is not', async () => {
  const { saves, lost } = await countTogether(counterOf(false), 4, (saves) => saves < 10);
  expect([saves, lost]).toEqual([40, 30]);
});
