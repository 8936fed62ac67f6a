import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { isAfter, saved, standing } from './goals';
import { historyOf } from './history';

const lock = (each: Exchange, method: string, status: number) =>
  each.target.endsWith('/lock') && each.method === method && each.status === status;

/** How long a lock lasts, in milliseconds. */
const LASTS = 20_000;

interface LeftBehind {
  readonly left: Exchange;
  readonly refused: Exchange;
  readonly taken: Exchange;
  readonly save: Exchange;
}

/** A lock that nobody gave back: somebody else asked for it in vain, got it when it had ended by itself, and saved. */
function leftBehind(traffic: Traffic): readonly LeftBehind[] {
  const history = historyOf(traffic);
  const asks = (status: number) => history.exchanges.filter((each) => lock(each, 'POST', status));
  return asks(423).flatMap((refused) => {
    const left = asks(201).findLast((each) => each.client !== refused.client && isAfter(refused, each));
    const taken = asks(201).find((each) => each.client === refused.client && isAfter(each, refused));
    if (!left || !taken) return [];
    const handled = history.exchanges.some(
      (each) =>
        isAfter(each, left) &&
        each.endedAt <= taken.endedAt &&
        (givesBack(each, asks(201)) ||
          (each !== taken && lock(each, 'POST', 201) && each.client !== left.client)),
    );
    const save = history.exchanges.find(
      (each) => saved(each) && each.client === taken.client && isAfter(each, taken),
    );
    return save && !handled ? [{ left, refused, taken, save }] : [];
  });
}

/** Whether somebody gave back the lock that they held: not one that had ended, nor somebody else’s. */
function givesBack(unlock: Exchange, taken: readonly Exchange[]): boolean {
  return (
    lock(unlock, 'DELETE', 204) &&
    taken.some(
      (each) =>
        each.client === unlock.client && isAfter(unlock, each) && unlock.startedAt < each.endedAt + LASTS,
    )
  );
}

export const lockLeftBehind: Challenge = {
  id: 'lock-left-behind',
  title: 'A lock left behind',
  guard: 'lock',
  stage: 'panels',
  story: 'Here a person has to take the lock before they may save. {first} takes it and goes to lunch.',
  question: {
    ask: '{first} holds the lock. {second} asks for it too. Which status?',
    answers: ['409', '412', '423'],
    right: '423',
    because:
      '423 is Locked (RFC 4918 §11.3). A tag never makes anybody wait. A lock does, even if its holder has left.',
    answered: ({ exchanges }) => exchanges.some((each) => lock(each, 'POST', 423)),
  },
  goal: 'Let one person take the lock and not give it back. Ask for it as the other person. Get the lock when it has ended by itself, and save.',
  judge: (traffic) => standing(leftBehind(traffic).length > 0),
  hint: 'Press “Lock” as {first}, and nothing more. Press “Lock” as {second} at once. After 20 seconds press it again. Then load, add a word and save as {second}.',
  solution: [
    { by: 'first', do: 'lock' },
    { by: 'second', do: 'lock' },
    { by: 'second', do: 'wait', seconds: 20.5 },
    { by: 'second', do: 'lock' },
    { by: 'second', do: 'get' },
    { by: 'second', do: 'add' },
    { by: 'second', do: 'put' },
  ],
  controls: { conditions: [], reads: [], actions: ['lock'] },
  terms: [],
  why: {
    text: (traffic) =>
      leftBehind(traffic)
        .slice(0, 1)
        .flatMap(({ left, refused, taken, save }) => [
          `${left.client} took the lock and never gave it back. ${refused.client} asked for it and got 423.`,
          `The lock ended by itself. ${Math.round((taken.startedAt - left.endedAt) / 1000)} seconds after ${left.client} had taken it, ${taken.client} got it. Then ${save.client} saved.`,
          `As long as the lock lasted, nobody else could write. And ${left.client} may still believe that the lock is there.`,
        ]),
    source: 'lock',
    page: 'locks',
  },
};
