import type { Challenge } from './challenge';
import { answered, authors, byAnswer, saved, standing } from './goals';

export const mergeAndSave: Challenge = {
  id: 'merge-and-save',
  title: 'Merge, then save',
  guard: 'if-match-required',
  stage: 'panels',
  story: 'A 412 is no dead end. Whoever gets it still has their own text, and can put both together.',
  goal: 'After a 412, save a version that has the words of both.',
  judge: (traffic) => {
    const list = byAnswer(traffic);
    const refused = list.find((each) => answered(each, 'PUT', 412));
    const again = list.some(
      (each) => refused && each.client === refused.client && each.startedAt >= refused.endedAt && saved(each),
    );
    return standing(again && authors(traffic).size >= 2 && traffic.ledger.vanished === 0);
  },
  hint: 'When {second} gets 412, choose “Resolve the collision”, look at the result, and save again.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put' },
    { by: 'second', do: 'put' },
    { by: 'second', do: 'merge' },
    { by: 'second', do: 'put' },
  ],
  question: {
    ask: '{second} has merged. Which tag does his next save need in If-Match?',
    answers: ['the one that he read first', 'the one that he merged with', 'none'],
    right: 'the one that he merged with',
    because:
      'His text now builds on {first}’s version. If somebody saves once more meanwhile, he must hear of it.',
    answered: ({ ledger }) => ledger.vanished > 0,
  },
  controls: { conditions: [], reads: [], actions: ['resolve'] },
  terms: [],
  why: { text: () => [], source: 'if-match', page: '412' },
};
