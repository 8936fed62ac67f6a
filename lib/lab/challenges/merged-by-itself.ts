import type { Challenge } from './challenge';
import { answered, authors, inOrder, saved } from './goals';

export const mergedByItself: Challenge = {
  id: 'merged-by-itself',
  title: 'Nobody notices',
  guard: 'if-match-merge',
  story: 'As in the product: after a 412 the client merges by itself where that is safe, and saves again.',
  goal: 'Let two people save at the same time so that both succeed, one of them by way of a 412.',
  reached: (traffic) =>
    inOrder(traffic, saved, (each) => answered(each, 'PUT', 412), saved) &&
    authors(traffic).size >= 2 &&
    traffic.ledger.vanished === 0,
  hint: 'Load in both panels, add a word in each, save both. Watch what the second save does.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'put' },
    { who: 'Ben', do: 'put' },
  ],
  question: {
    ask: 'How many PUT does Ben’s client send?',
    answers: ['one', 'two', 'three'],
    right: 'two',
    because: 'The first is refused with 412. The second carries the merged text and the new tag.',
  },
};
