import type { Challenge } from './challenge';
import { answered, inOrder, isTag, standing } from './goals';

export const preconditionRequired: Challenge = {
  id: 'precondition-required',
  title: 'No tag, no save',
  guard: 'if-match-required',
  stage: 'panels',
  story: 'A server that leaves If-Match to good will is still open to whoever forgets it. This one insists.',
  goal: 'Get 428 for a save without a precondition, then save with the right one.',
  judge: (traffic) =>
    standing(
      inOrder(
        traffic,
        (each) => answered(each, 'PUT', 428),
        (each) =>
          each.status >= 200 && each.status < 300 && answered(each, 'PUT', each.status, ['if-match', isTag]),
      ),
    ),
  hint: 'Load, choose “nothing” beside Save and save; then choose “If-Match: tag” and save again.',
  solution: [
    { by: 'second', do: 'get' },
    { by: 'second', do: 'add' },
    { by: 'second', do: 'put', fields: [] },
    { by: 'second', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  question: {
    ask: 'Nobody else has saved. {second} sends PUT without If-Match. Which status?',
    answers: ['204', '412', '428'],
    right: '428',
    because: '412 says “your condition is false”, 428 says “you must send one” (RFC 6585 §3).',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: ['nothing', 'if-match'], reads: [], actions: [] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: '428' },
};
