import type { Challenge } from './challenge';
import { answered, standing } from './goals';

export const starOverwrites: Challenge = {
  id: 'star-overwrites',
  title: 'The star looks at nothing',
  guard: 'if-match-required',
  stage: 'panels',
  story: 'If-Match: * satisfies a server that insists on If-Match. Does it protect anybody?',
  goal: 'Lose an update by a save that carries If-Match: *.',
  judge: ({ exchanges, ledger }) =>
    standing(
      ledger.vanished > 0 &&
        exchanges.some(
          (each) =>
            each.status < 300 &&
            answered(each, 'PUT', each.status, ['if-match', (value) => value.trim() === '*']),
        ),
    ),
  hint: 'Let both load and {first} save. Then choose “If-Match: *” in {second}’s panel and save.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Match', '{tag}']] },
    { by: 'second', do: 'put', fields: [['If-Match', '*']] },
  ],
  question: {
    ask: 'What does If-Match: * ask for?',
    answers: ['that the document exists', 'that nobody has changed it', 'that I am its owner'],
    right: 'that the document exists',
    because: 'Any version will do. It keeps a PUT from creating, and from nothing else (RFC 9110 §13.1.1).',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: ['if-match', 'if-match-star'], reads: [], actions: [] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: '412' },
};
