import { expect, it } from 'vitest';
import { readByHand } from '@/lib/client/testing/read-by-hand';
import { putInPlace } from './put-in-place';

const atLeast = (version: number) => (known: number | undefined) => Math.max(known ?? 0, version);

it.each([
  ['the first read is under way', false],
  ['a later read is under way', true],
])('shows what is put in place, not what was read before, where %s', async (_, isLater) => {
  const { client, query, asked, shown, answer, leave } = readByHand<number>();
  if (isLater) {
    await answer(0, 1);
    void client.refetchQueries({ queryKey: query.queryKey });
  }
  const before = asked() - 1;
  putInPlace(client, query.queryKey, atLeast(2));
  expect(shown().data).toBe(2);
  await answer(before, 1);
  expect(shown().data).toBe(2);
  // Somebody else may have been quicker than the read that was given up.
  expect(asked()).toBe(before + 2);
  await answer(before + 1, 3);
  expect(shown().data).toBe(3);
  leave();
});

it('asks for nothing where nothing is being read', async () => {
  const { client, query, asked, shown, answer, leave } = readByHand<number>();
  await answer(0, 1);
  putInPlace(client, query.queryKey, atLeast(2));
  expect([asked(), shown().data]).toEqual([1, 2]);
  leave();
});

it('gives up a read that nobody looks at any more', async () => {
  const { client, query, asked, answer, leave } = readByHand<number>();
  leave();
  putInPlace(client, query.queryKey, atLeast(2));
  await answer(0, 1);
  expect([asked(), client.getQueryData(query.queryKey)]).toEqual([1, 2]);
});
