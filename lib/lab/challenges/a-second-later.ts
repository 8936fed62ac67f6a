import type { Challenge } from './challenge';
import { answered, inOrder, saved, standing } from './goals';

export const aSecondLater: Challenge = {
  id: 'a-second-later',
  title: 'A second later',
  guard: 'if-unmodified-since',
  stage: 'panels',
  story: 'Dates are not useless: they tell saves apart that lie in different seconds.',
  goal: 'Have a save refused with 412 by its date.',
  judge: (traffic) =>
    standing(
      inOrder(traffic, saved, (each) => answered(each, 'PUT', 412, ['if-unmodified-since', () => true])),
    ),
  hint: 'Load in both panels, wait two seconds, save as {first}, then save as {second}.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'wait', seconds: 1.2 },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
    { by: 'second', do: 'put', fields: [['If-Unmodified-Since', '{date}']] },
  ],
  question: {
    ask: 'A request carries both If-Match and If-Unmodified-Since. Which one counts?',
    answers: ['If-Match', 'If-Unmodified-Since', 'both'],
    right: 'If-Match',
    because:
      'The tag is exact, the date is not: with If-Match there, the date is ignored (RFC 9110 §13.2.2).',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: 'dates' },
};
