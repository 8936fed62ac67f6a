import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Challenge } from './challenge';
import { inOrder, saved, standing } from './goals';

const lock = (method: string, status: number) => (each: Exchange) =>
  each.target.endsWith('/lock') && each.method === method && each.status === status;

export const lockLeftBehind: Challenge = {
  id: 'lock-left-behind',
  title: 'A lock left behind',
  guard: 'lock',
  stage: 'panels',
  story: 'Here only the holder of the lock may write. {first} takes it, and goes to lunch.',
  goal: 'Be refused with 423, wait until the lock has ended by itself, then lock and save as the other person.',
  judge: (traffic) => {
    const taken = traffic.exchanges.find(lock('POST', 201));
    const given = traffic.exchanges.some((each) => each.client === taken?.client && each.method === 'DELETE');
    const other = (each: Exchange) => each.client !== taken?.client;
    return standing(
      !given &&
        inOrder(
          traffic,
          lock('POST', 201),
          (each) => other(each) && each.status === 423,
          (each) => other(each) && lock('POST', 201)(each),
          (each) => other(each) && saved(each),
        ),
    );
  },
  hint: 'Lock as {first} and do nothing more. Try to lock as {second}: 423. After 20 seconds try again.',
  solution: [
    { by: 'first', do: 'lock' },
    { by: 'second', do: 'lock' },
    { by: 'second', do: 'wait', seconds: 20.5 },
    { by: 'second', do: 'lock' },
    { by: 'second', do: 'get' },
    { by: 'second', do: 'add' },
    { by: 'second', do: 'put' },
    { by: 'second', do: 'unlock' },
  ],
  question: {
    ask: '{first} holds the lock. {second} asks for it. Which status?',
    answers: ['409', '412', '423'],
    right: '423',
    because:
      'Locked (RFC 4918 §11.3). A tag never makes anybody wait; a lock does, even for somebody who left.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: ['lock'] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: 'locks' },
};
