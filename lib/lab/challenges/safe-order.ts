import type { Challenge, Traffic } from './challenge';
import { answered, lossWords, lostSaves, withoutLoss } from './goals';
import { historyOf } from './history';
import { keptOfTwo } from './orders';

/** Whether both have loaded before either of them sends a save: then one will overwrite the other. */
function bothLoadFirst({ exchanges, cast }: Traffic): boolean {
  const people = Object.values(cast);
  const saves = exchanges.filter(({ client, method }) => method === 'PUT' && people.includes(client));
  const first = Math.min(...saves.map(({ startedAt }) => startedAt));
  return people.every((name) =>
    exchanges.some((each) => each.client === name && answered(each, 'GET', 200) && each.endedAt <= first),
  );
}

export const safeOrder: Challenge = {
  id: 'safe-order',
  title: 'An order that is safe',
  guard: 'none',
  stage: 'scheduler',
  story:
    'The guard is off again, and this time you choose whose turn it is. Both people have three steps: load, edit, save.',
  question: {
    ask: 'The six steps can come in 20 orders. In how many of them is no word lost?',
    answers: ['2', '10', '18'],
    right: '2',
    because:
      'Nothing is lost only if one person loads after the other has saved. Then one of them does all three steps first: there are two such orders.',
    answered: (traffic) => keptOfTwo(historyOf(traffic)) !== null || lostSaves(traffic).length > 0,
  },
  goal: 'Let both people do all their steps so that both words are in the list at the end.',
  judge: (traffic) =>
    withoutLoss(
      traffic,
      (until) => keptOfTwo(historyOf(until)),
      (loss) => `In this order ${lossWords(loss)}.`,
    ),
  deadEnd: (traffic) =>
    bothLoadFirst(traffic)
      ? 'Both have loaded before anybody saved, so the second save will overwrite the first.'
      : null,
  hint: 'Which version does the second person have to load so that the first person’s word is in it?',
  solution: (['first', 'first', 'first', 'second', 'second', 'second'] as const).map((by) => ({
    by,
    do: 'move',
  })),
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: {
    text: (traffic) => {
      const both = keptOfTwo(historyOf(traffic));
      if (!both) return [];
      const { one, two } = both;
      return [
        `${one.write.client} saved version ${one.number}. After that ${two.write.client} loaded it.`,
        `${two.write.client} saved version ${two.number}, which has the words of both.`,
        'No guard helped. It went well because nobody saved between the other person’s load and save, and a server cannot count on that.',
      ];
    },
    source: 'no-guard',
    page: 'lost-update',
  },
};
