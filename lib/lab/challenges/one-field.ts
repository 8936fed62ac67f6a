import type { Challenge } from './challenge';
import { answered, inOrder, isTag, saved, standing } from './goals';

export const oneField: Challenge = {
  id: 'one-field',
  title: 'One field prevents it',
  guard: 'if-match-optional',
  stage: 'panels',
  story: 'This server honours If-Match when a request carries it. Each version has a tag; a GET shows it.',
  goal: 'Have a save refused with 412 because it carries If-Match with a tag that is no longer current.',
  judge: (traffic) =>
    standing(
      inOrder(traffic, saved, (each) => answered(each, 'PUT', 412, ['if-match', isTag])) &&
        traffic.ledger.vanished === 0,
    ),
  hint: 'As before, but choose “If-Match: tag” beside Save in both panels.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Match', '{tag}']] },
    { by: 'second', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  question: {
    ask: '{first} has saved. {second} sends PUT with If-Match and the tag that he read before. Which status?',
    answers: ['204', '412', '428'],
    right: '412',
    because: 'The tag that {second} names is no longer that of the current version (RFC 9110 §13.1.1).',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: ['nothing', 'if-match'], reads: [], actions: [] },
  terms: ['entity tag'],
  why: { text: () => [], source: 'if-match', page: '412' },
};
