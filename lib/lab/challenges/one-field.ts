import type { Challenge } from './challenge';
import { answered, inOrder, isTag, saved } from './goals';

export const oneField: Challenge = {
  id: 'one-field',
  title: 'One field prevents it',
  guard: 'if-match-optional',
  story: 'This server honours If-Match when a request carries it. Each version has a tag; a GET shows it.',
  goal: 'Have a save refused with 412 because it carries If-Match with a tag that is no longer current.',
  reached: (traffic) =>
    inOrder(traffic, saved, (each) => answered(each, 'PUT', 412, ['if-match', isTag])) &&
    traffic.ledger.vanished === 0,
  hint: 'As before, but choose “If-Match: tag” beside Save in both panels.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'put', fields: [['If-Match', '{tag}']] },
    { who: 'Ben', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  question: {
    ask: 'Ana has saved. Ben sends PUT with If-Match and the tag that he read before. Which status?',
    answers: ['204', '412', '428'],
    right: '412',
    because: 'The tag that Ben names is no longer that of the current version (RFC 9110 §13.1.1).',
  },
};
