import { fieldOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge } from './challenge';
import { saved } from './goals';

export const sameSecond: Challenge = {
  id: 'same-second',
  title: 'Two saves in one second',
  guard: 'if-unmodified-since',
  story: 'This server knows no tags, only dates, and dates in HTTP have whole seconds.',
  goal: 'Lose an update although every save carries If-Unmodified-Since.',
  reached: ({ exchanges, ledger }) =>
    ledger.vanished > 0 &&
    exchanges.filter(saved).every((each) => fieldOf(each.requestFields, 'if-unmodified-since') !== null),
  hint: 'It takes quick hands: save once so that the date is fresh, load in both panels, and save both within the same second. Or play the solution.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ana', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
    { who: 'Ben', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
  ],
  question: {
    ask: 'Ana saved 300 ms ago, in the same second as the version that Ben read. What does Ben’s save with his date get?',
    answers: ['204', '412', '428'],
    right: '204',
    because:
      'Both versions have the same date, so the condition is true and Ana’s words are gone (RFC 9110 §8.8.2.2).',
  },
};
