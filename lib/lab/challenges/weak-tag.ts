import type { Challenge } from './challenge';
import { answered, standing } from './goals';

const weak = (value: string) => /^\s*W\/"/.test(value);

export const weakTag: Challenge = {
  id: 'weak-tag',
  title: 'Weak is not enough',
  guard: 'if-match-required',
  stage: 'panels',
  story: 'W/"…" is a weak tag: “as good as the same”. That will do to skip a download, not to overwrite.',
  goal: 'With the current tag made weak: get 304 for a GET and 412 for a PUT.',
  judge: ({ exchanges }) =>
    standing(
      exchanges.some((each) => answered(each, 'GET', 304, ['if-none-match', weak])) &&
        exchanges.some((each) => answered(each, 'PUT', 412, ['if-match', weak])),
    ),
  hint: 'Choose the weak tag beside Load, and then beside Save. Or open an exchange, put W/ before the tag and send it again.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'first', do: 'get', fields: [['If-None-Match', 'W/{tag}']] },
    { by: 'first', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Match', 'W/{tag}']] },
  ],
  question: {
    ask: 'Nobody else has saved. {first} sends PUT with If-Match: W/ and the current tag. Which status?',
    answers: ['204', '400', '412'],
    right: '412',
    because: 'If-Match compares strongly, and a weak tag never matches strongly (RFC 9110 §13.1.1).',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: {
    conditions: ['if-match', 'if-match-weak'],
    reads: ['nothing', 'if-none-match-weak'],
    actions: [],
  },
  terms: [],
  why: { text: () => [], source: 'if-match', page: 'entity-tags' },
};
