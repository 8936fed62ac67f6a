import type { Challenge } from './challenge';

export const lostUpdate: Challenge = {
  id: 'lost-update',
  title: 'Lose an update',
  guard: 'none',
  story: 'This server writes whatever arrives. Ana and Ben have the same list open.',
  goal: 'Make a word that one of them saved vanish by the other’s save.',
  reached: ({ ledger }) => ledger.vanished > 0,
  hint: 'Let both load the document before either saves. Then add a word in each editor and save both.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'put' },
    { who: 'Ben', do: 'put' },
  ],
  question: {
    ask: 'Ana’s word is about to vanish. Which status does Ben’s save get?',
    answers: ['204', '409', '412'],
    right: '204',
    because: 'Nothing told the server that Ben had not seen Ana’s version. To it, this is an ordinary save.',
  },
};
