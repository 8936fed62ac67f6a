import { type Exchange, versionOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import {
  answered,
  lossWords,
  lostSaves,
  type Refused,
  refusedSaves,
  savedTooEarly,
  sentField,
  tagOf,
  withoutLoss,
} from './goals';
import { historyOf, type Version } from './history';

/** A save without If-Match came first, and the save with If-Match that was based on the same version was refused. */
function kept(traffic: Traffic): readonly Refused[] {
  return refusedSaves(historyOf(traffic)).filter(
    ({ base, other }) =>
      hasLoaded(traffic, other.write, base) &&
      sentField(other.write, 'if-match') === null &&
      sentField(other.write, 'if-none-match') === null,
  );
}

function hasLoaded({ exchanges }: Traffic, { client, startedAt }: Exchange, { number }: Version): boolean {
  return exchanges.some(
    (each) =>
      answered(each, 'GET', 200) &&
      each.client === client &&
      each.endedAt <= startedAt &&
      versionOf(each) === number,
  );
}

export const whoSavesFirst: Challenge = {
  id: 'who-saves-first',
  title: 'Only one of them sends the tag',
  guard: 'if-match-optional',
  stage: 'scheduler',
  story:
    'This server checks If-Match when a save carries it, and does not ask for it. {first}’s client sends it. {second}’s client leaves it out.',
  question: {
    ask: 'Both people have loaded the same version. Who has to save first so that no word is lost?',
    answers: ['{first}', '{second}', 'it makes no difference'],
    right: '{second}',
    because:
      'If {second} saves last, nothing stops that save. If {first} saves last, the tag is old and the save is refused.',
    answered: (traffic) => kept(traffic).length > 0 || lostSaves(traffic).length > 0,
  },
  goal: 'Let both people load before anybody saves. Then let both save so that no word is lost.',
  judge: (traffic) =>
    withoutLoss(
      traffic,
      (until) => kept(until).length > 0,
      (loss) => `In this order ${lossWords(loss)}.`,
    ),
  deadEnd: (traffic) => {
    const name = savedTooEarly(traffic);
    return name && `${name} has saved before both had loaded.`;
  },
  hint: 'The guard can only refuse a save that carries the tag. Such a save has to come last.',
  solution: (['first', 'second', 'first', 'second', 'second', 'first'] as const).map((by) => ({
    by,
    do: 'move',
  })),
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: {
    text: (traffic) =>
      kept(traffic)
        .slice(0, 1)
        .flatMap(({ exchange, base, other }) => [
          `Both had loaded version ${base.number}. ${other.write.client} saved version ${other.number} without If-Match, and the server let it through.`,
          `${exchange.client}’s save said If-Match: ${tagOf(base)}. The current tag was ${tagOf(other)}, so the server answered 412.`,
          'Nothing was lost, but only by luck. In the other order the save without the tag overwrites a word. A guard that is left to each client does not protect anybody from a client that leaves it out.',
        ]),
    source: 'if-match',
    page: '428',
  },
};
