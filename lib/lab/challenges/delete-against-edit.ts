import type { Challenge } from './challenge';
import { answered, inOrder, isTag } from './goals';

export const deleteAgainstEdit: Challenge = {
  id: 'delete-against-edit',
  title: 'Delete against edit',
  guard: 'if-match-required',
  story: 'Ana deletes the list while Ben is still writing in it.',
  goal: 'Have a save refused because the document was deleted meanwhile.',
  reached: (traffic) =>
    inOrder(
      traffic,
      (each) => answered(each, 'DELETE', 204),
      (each) => answered(each, 'PUT', 412, ['if-match', isTag]),
    ),
  hint: 'Load in both panels. Delete in Ana’s. Then add a word in Ben’s and save it.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'delete', fields: [['If-Match', '{tag}']] },
    { who: 'Ben', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  question: {
    ask: 'The document is gone. Ben sends PUT with If-Match and the tag that he read. Which status?',
    answers: ['201', '404', '412'],
    right: '412',
    because:
      'There is nothing that his tag could match. An answer of 201 would bring the deleted list back unasked.',
  },
};
