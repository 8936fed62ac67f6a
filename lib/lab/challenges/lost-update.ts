import type { Challenge } from './challenge';
import { standing } from './goals';

export const lostUpdate: Challenge = {
  id: 'lost-update',
  title: 'Lose an update',
  guard: 'none',
  stage: 'panels',
  story: 'This server writes whatever arrives. {first} and {second} have the same list open.',
  goal: 'Make a word that one of them saved vanish by the other’s save.',
  judge: ({ ledger }) => standing(ledger.vanished > 0),
  hint: 'Let both load the document before either saves. Then add a word in each editor and save both.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put' },
    { by: 'second', do: 'put' },
  ],
  question: {
    ask: '{first}’s word is about to vanish. Which status does {second}’s save get?',
    answers: ['204', '409', '412'],
    right: '204',
    because:
      'Nothing told the server that {second} had not seen {first}’s version. To it, this is an ordinary save.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: [] },
  terms: ['exchange', 'guard'],
  why: { text: () => [], source: 'if-match', page: 'lost-update' },
};
