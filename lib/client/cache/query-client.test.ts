import { expect, it } from 'vitest';
import { readByHand } from '@/lib/client/testing/read-by-hand';

it.each(['invalidateQueries', 'refetchQueries'] as const)(
  '%s asks anew although the first answer is still awaited, and shows only the new one',
  async (again) => {
    const { client, query, asked, shown, answer, leave } = readByHand<string>();
    const done = client[again]({ queryKey: query.queryKey });
    expect(asked()).toBe(2);
    await answer(0, 'before');
    expect(shown()).toMatchObject({ status: 'pending', fetchStatus: 'fetching' });
    await answer(1, 'after');
    await done;
    expect(shown()).toMatchObject({ status: 'success', data: 'after' });
    leave();
  },
);

it('gives whoever waits for the first answer the new one', async () => {
  const { client, query, answer, leave } = readByHand<string>();
  const first = client.fetchQuery(query);
  const done = client.refetchQueries({ queryKey: query.queryKey });
  await answer(0, 'before');
  await answer(1, 'after');
  await done;
  await expect(first).resolves.toBe('after');
  leave();
});

it('leaves a first read alone where what runs already will do', async () => {
  const { client, query, asked, shown, answer, leave } = readByHand<string>();
  const done = client.refetchQueries({ queryKey: query.queryKey }, { cancelRefetch: false });
  expect(asked()).toBe(1);
  await answer(0, 'before');
  await done;
  expect(shown()).toMatchObject({ status: 'success', data: 'before' });
  leave();
});
