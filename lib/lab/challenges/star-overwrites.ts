import type { Challenge } from './challenge';
import { answered } from './goals';

export const starOverwrites: Challenge = {
  id: 'star-overwrites',
  title: 'The star looks at nothing',
  guard: 'if-match-required',
  story: 'If-Match: * satisfies a server that insists on If-Match. Does it protect anybody?',
  goal: 'Lose an update by a save that carries If-Match: *.',
  reached: ({ exchanges, ledger }) =>
    ledger.vanished > 0 &&
    exchanges.some(
      (each) =>
        each.status < 300 &&
        answered(each, 'PUT', each.status, ['if-match', (value) => value.trim() === '*']),
    ),
  hint: 'Let both load and Ana save. Then choose “If-Match: *” in Ben’s panel and save.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'put', fields: [['If-Match', '{tag}']] },
    { who: 'Ben', do: 'put', fields: [['If-Match', '*']] },
  ],
  question: {
    ask: 'What does If-Match: * ask for?',
    answers: ['that the document exists', 'that nobody has changed it', 'that I am its owner'],
    right: 'that the document exists',
    because: 'Any version will do. It keeps a PUT from creating, and from nothing else (RFC 9110 §13.1.1).',
  },
};
