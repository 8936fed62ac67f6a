import type { Challenge } from './challenge';
import { answered, inOrder, saved, standing } from './goals';

export const notModified: Challenge = {
  id: 'not-modified',
  title: 'Nothing new: 304',
  guard: 'if-match-required',
  stage: 'panels',
  story: 'The same tag that guards a save also saves a download: “send it only if it is not this one”.',
  goal: 'Get 304 for a GET; then, after somebody saved, get 200 for the same kind of GET.',
  judge: (traffic) =>
    standing(
      inOrder(
        traffic,
        (each) => answered(each, 'GET', 304),
        saved,
        (each) => answered(each, 'GET', 200, ['if-none-match', (value) => value.includes('"')]),
      ),
    ),
  hint: 'Choose “If-None-Match: tag” beside Load in {second}’s panel. Load once before {first} saves, and once after.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'second', do: 'get', fields: [['If-None-Match', '{tag}']] },
    { by: 'first', do: 'add' },
    { by: 'first', do: 'put' },
    { by: 'second', do: 'get', fields: [['If-None-Match', '{tag}']] },
  ],
  question: {
    ask: 'Nobody has saved since {second} loaded. He sends GET with If-None-Match and his tag. Which status?',
    answers: ['200', '304', '412'],
    right: '304',
    because:
      'On GET and HEAD a false If-None-Match means “you have it already”: no content is sent (RFC 9110 §13.1.2).',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: ['nothing', 'if-none-match'], actions: [] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: '304' },
};
