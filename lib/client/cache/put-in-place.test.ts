import { QueryObserver, queryOptions } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { putInPlace } from './put-in-place';
import { makeQueryClient } from './query-client';

/** What is shown of something that is read, each read being answered by hand. */
function reading() {
  const client = makeQueryClient();
  const answers: ((version: number) => void)[] = [];
  const what = queryOptions({
    queryKey: ['what'],
    queryFn: () => new Promise<number>((resolve) => answers.push(resolve)),
  });
  const observer = new QueryObserver(client, what);
  const unsubscribe = observer.subscribe(() => {});
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  return {
    client,
    queryKey: what.queryKey,
    asked: () => answers.length,
    shown: () => observer.getCurrentResult().data,
    answer: async (read: number, version: number) => {
      answers[read]?.(version);
      await turn();
    },
    unsubscribe,
  };
}

const atLeast = (version: number) => (known: number | undefined) => Math.max(known ?? 0, version);

it.each([
  ['the first read is under way', false],
  ['a later read is under way', true],
])('shows what is put in place, not what was read before, where %s', async (_, isLater) => {
  const { client, queryKey, asked, shown, answer, unsubscribe } = reading();
  if (isLater) {
    await answer(0, 1);
    void client.refetchQueries({ queryKey });
  }
  const before = asked() - 1;
  putInPlace(client, queryKey, atLeast(2));
  expect(shown()).toBe(2);
  await answer(before, 1);
  expect(shown()).toBe(2);
  // Somebody else may have been quicker than the read that was given up.
  expect(asked()).toBe(before + 2);
  await answer(before + 1, 3);
  expect(shown()).toBe(3);
  unsubscribe();
});

it('asks for nothing where nothing is being read', async () => {
  const { client, queryKey, asked, shown, answer, unsubscribe } = reading();
  await answer(0, 1);
  putInPlace(client, queryKey, atLeast(2));
  expect([asked(), shown()]).toEqual([1, 2]);
  unsubscribe();
});

it('gives up a read that nobody looks at any more', async () => {
  const { client, queryKey, asked, answer, unsubscribe } = reading();
  unsubscribe();
  putInPlace(client, queryKey, atLeast(2));
  await answer(0, 1);
  expect([asked(), client.getQueryData(queryKey)]).toEqual([1, 2]);
});
