import { QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { makeQueryClient } from './query-client';

/** A server that answers each read when it is told to, with what was there when it was asked. */
function slowServer() {
  let stored = 'before';
  const answers: (() => void)[] = [];
  return {
    read: () => {
      const seen = stored;
      return new Promise<string>((resolve) => answers.push(() => resolve(seen)));
    },
    change: () => {
      stored = 'after';
    },
    answers,
  };
}

const queryKey = ['what'];

function observing() {
  const client = makeQueryClient();
  const server = slowServer();
  const observer = new QueryObserver(client, { queryKey, queryFn: server.read });
  const unsubscribe = observer.subscribe(() => {});
  return { client, server, observer, unsubscribe };
}

it.each(['invalidateQueries', 'refetchQueries'] as const)(
  '%s asks anew although the first answer is still awaited, and shows only the new one',
  async (again) => {
    const { client, server, observer, unsubscribe } = observing();
    server.change();
    const done = client[again]({ queryKey });
    expect(server.answers).toHaveLength(2);
    server.answers[0]?.();
    await Promise.resolve();
    expect(observer.getCurrentResult()).toMatchObject({ status: 'pending', fetchStatus: 'fetching' });
    server.answers[1]?.();
    await done;
    expect(observer.getCurrentResult()).toMatchObject({ status: 'success', data: 'after' });
    unsubscribe();
  },
);

it('gives whoever waits for the first answer the new one', async () => {
  const { client, server, unsubscribe } = observing();
  const first = client.fetchQuery({ queryKey, queryFn: server.read });
  server.change();
  const done = client.refetchQueries({ queryKey });
  for (const answer of server.answers) answer();
  await done;
  await expect(first).resolves.toBe('after');
  unsubscribe();
});

it('leaves a first read alone where what runs already will do', async () => {
  const { client, server, observer, unsubscribe } = observing();
  const done = client.refetchQueries({ queryKey }, { cancelRefetch: false });
  expect(server.answers).toHaveLength(1);
  server.answers[0]?.();
  await done;
  expect(observer.getCurrentResult()).toMatchObject({ status: 'success', data: 'before' });
  unsubscribe();
});
