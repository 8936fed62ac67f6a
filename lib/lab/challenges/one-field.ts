import type { Challenge } from './challenge';
import { lossWords, refusedSaves, tagOf, withoutLoss } from './goals';
import { historyOf } from './history';

export const oneField: Challenge = {
  id: 'one-field',
  title: 'One more field',
  guard: 'if-match-optional',
  stage: 'panels',
  story:
    'This server gives each version an entity tag, and a person who loads the document gets the tag. A save may carry the tag in the field If-Match. The server then checks it.',
  question: {
    ask: '{first} has saved. {second} loaded before that, and now sends a save with If-Match and the tag of the version that {second} loaded. Which status?',
    answers: ['204', '412', '428'],
    right: '412',
    because: 'The tag that {second} names is no longer that of the current version (RFC 9110 §13.1.1).',
    answered: (traffic) => refusedSaves(historyOf(traffic)).length > 0,
  },
  goal: 'Let both people load, add a word and save, so that If-Match keeps the second save from overwriting the first. No word may be lost in this round.',
  judge: (traffic) =>
    withoutLoss(
      traffic,
      (until) => refusedSaves(historyOf(until)).length > 0,
      (loss) => `${lossWords(loss)}, and in this round no word may be lost.`,
    ),
  hint: 'Do the same as before. But before you save, choose “If-Match:” and the tag beside “Save” for both people.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Match', '{tag}']] },
    { by: 'second', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  controls: { conditions: ['nothing', 'if-match'], reads: [], actions: [] },
  terms: ['entity tag'],
  why: {
    text: (traffic) =>
      refusedSaves(historyOf(traffic))
        .slice(0, 1)
        .flatMap(({ exchange, base, other }) => [
          `${exchange.client} loaded version ${base.number}. Its tag is ${tagOf(base)}.`,
          `${other.write.client} saved version ${other.number}, so the current tag became ${tagOf(other)}.`,
          `${exchange.client}’s save said If-Match: ${tagOf(base)}. The tags differ, so the server answered 412 and wrote nothing.`,
        ]),
    source: 'if-match',
    page: '412',
  },
};
