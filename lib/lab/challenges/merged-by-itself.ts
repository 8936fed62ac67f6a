import type { Challenge } from './challenge';
import { answered, authors, inOrder, saved, standing } from './goals';

export const mergedByItself: Challenge = {
  id: 'merged-by-itself',
  title: 'Nobody notices',
  guard: 'if-match-merge',
  stage: 'panels',
  story: 'As in the product: after a 412 the client merges by itself where that is safe, and saves again.',
  goal: 'Let two people save at the same time so that both succeed, one of them by way of a 412.',
  judge: (traffic) =>
    standing(
      inOrder(traffic, saved, (each) => answered(each, 'PUT', 412), saved) &&
        authors(traffic).size >= 2 &&
        traffic.ledger.vanished === 0,
    ),
  hint: 'Load in both panels, add a word in each, save both. Watch what the second save does.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put' },
    { by: 'second', do: 'put' },
  ],
  question: {
    ask: 'How many PUT does {second}’s client send?',
    answers: ['one', 'two', 'three'],
    right: 'two',
    because: 'The first is refused with 412. The second carries the merged text and the new tag.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: 'lost-update' },
};
