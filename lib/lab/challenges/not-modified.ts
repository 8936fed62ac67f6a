import type { Challenge } from './challenge';
import { answered, inOrder, saved } from './goals';

export const notModified: Challenge = {
  id: 'not-modified',
  title: 'Nothing new: 304',
  guard: 'if-match-required',
  story: 'The same tag that guards a save also saves a download: “send it only if it is not this one”.',
  goal: 'Get 304 for a GET; then, after somebody saved, get 200 for the same kind of GET.',
  reached: (traffic) =>
    inOrder(
      traffic,
      (each) => answered(each, 'GET', 304),
      saved,
      (each) => answered(each, 'GET', 200, ['if-none-match', (value) => value.includes('"')]),
    ),
  hint: 'Choose “If-None-Match: tag” beside Load in Ben’s panel. Load once before Ana saves, and once after.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ben', do: 'get', fields: [['If-None-Match', '{tag}']] },
    { who: 'Ana', do: 'add' },
    { who: 'Ana', do: 'put' },
    { who: 'Ben', do: 'get', fields: [['If-None-Match', '{tag}']] },
  ],
  question: {
    ask: 'Nobody has saved since Ben loaded. He sends GET with If-None-Match and his tag. Which status?',
    answers: ['200', '304', '412'],
    right: '304',
    because:
      'On GET and HEAD a false If-None-Match means “you have it already”: no content is sent (RFC 9110 §13.1.2).',
  },
};
