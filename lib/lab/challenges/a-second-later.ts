import type { Challenge } from './challenge';
import { answered, inOrder, saved } from './goals';

export const aSecondLater: Challenge = {
  id: 'a-second-later',
  title: 'A second later',
  guard: 'if-unmodified-since',
  story: 'Dates are not useless: they tell saves apart that lie in different seconds.',
  goal: 'Have a save refused with 412 by its date.',
  reached: (traffic) =>
    inOrder(traffic, saved, (each) => answered(each, 'PUT', 412, ['if-unmodified-since', () => true])),
  hint: 'Load in both panels, wait two seconds, save as Ana, then save as Ben.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ana', do: 'wait', seconds: 1.2 },
    { who: 'Ana', do: 'add' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
    { who: 'Ben', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
  ],
  question: {
    ask: 'A request carries both If-Match and If-Unmodified-Since. Which one counts?',
    answers: ['If-Match', 'If-Unmodified-Since', 'both'],
    right: 'If-Match',
    because:
      'The tag is exact, the date is not: with If-Match there, the date is ignored (RFC 9110 §13.2.2).',
  },
};
