import { fieldOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge } from './challenge';
import { saved, standing } from './goals';

export const sameSecond: Challenge = {
  id: 'same-second',
  title: 'Two saves in one second',
  guard: 'if-unmodified-since',
  stage: 'panels',
  story: 'This server knows no tags, only dates, and dates in HTTP have whole seconds.',
  goal: 'Lose an update although every save carries If-Unmodified-Since.',
  judge: ({ exchanges, ledger }) =>
    standing(
      ledger.vanished > 0 &&
        exchanges.filter(saved).every((each) => fieldOf(each.requestFields, 'if-unmodified-since') !== null),
    ),
  hint: 'It takes quick hands: save once so that the date is fresh, load in both panels, and save both within the same second. Or play the solution.',
  solution: [{ by: 'first', do: 'put-within-second', other: 'second' }],
  question: {
    ask: '{first} saved 300 ms ago, in the same second as the version that {second} read. What does {second}’s save with his date get?',
    answers: ['204', '412', '428'],
    right: '204',
    because:
      'Both versions have the same date, so the condition is true and {first}’s words are gone (RFC 9110 §8.8.2.2).',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: ['within-second'] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: 'dates' },
};
