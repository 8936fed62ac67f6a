import type { Challenge } from './challenge';
import { answered, inOrder, standing } from './goals';

const star = ['if-none-match', (value: string) => value.trim() === '*'] as const;

export const createOnce: Challenge = {
  id: 'create-once',
  title: 'Create it once',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'The document can be deleted, and then there is no tag to name. Two people make it again at the same time.',
  goal: 'Two PUT with If-None-Match: *, one of them 201, the other 412.',
  judge: (traffic) =>
    standing(
      inOrder(
        traffic,
        (each) => answered(each, 'DELETE', 204),
        (each) => answered(each, 'PUT', 201, star),
        (each) => answered(each, 'PUT', 412, star),
      ),
    ),
  hint: 'Delete the document. Then choose “If-None-Match: *” in both panels and save from both.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'delete', fields: [['If-Match', '{tag}']] },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-None-Match', '*']] },
    { by: 'second', do: 'put', fields: [['If-None-Match', '*']] },
  ],
  question: {
    ask: '{first} has made the document again. {second} sends PUT with If-None-Match: *. Which status?',
    answers: ['201', '304', '412'],
    right: '412',
    because:
      'The star means “only if there is nothing”. For a read the same failure would be 304, for a write it is 412.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: ['if-match', 'if-none-match-star'], reads: [], actions: ['delete'] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: '412' },
};
