import type { Challenge } from './challenge';
import { answered, inOrder, isTag, standing } from './goals';

export const deleteAgainstEdit: Challenge = {
  id: 'delete-against-edit',
  title: 'Delete against edit',
  guard: 'if-match-required',
  stage: 'panels',
  story: '{first} deletes the list while {second} is still writing in it.',
  goal: 'Have a save refused because the document was deleted meanwhile.',
  judge: (traffic) =>
    standing(
      inOrder(
        traffic,
        (each) => answered(each, 'DELETE', 204),
        (each) => answered(each, 'PUT', 412, ['if-match', isTag]),
      ),
    ),
  hint: 'Load in both panels. Delete in {first}’s. Then add a word in {second}’s and save it.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'delete', fields: [['If-Match', '{tag}']] },
    { by: 'second', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  question: {
    ask: 'The document is gone. {second} sends PUT with If-Match and the tag that he read. Which status?',
    answers: ['201', '404', '412'],
    right: '412',
    because:
      'There is nothing that his tag could match. An answer of 201 would bring the deleted list back unasked.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: ['delete'] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: '412' },
};
