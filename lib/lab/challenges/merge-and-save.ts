import type { Challenge } from './challenge';
import { answered, authors, byAnswer, saved } from './goals';

export const mergeAndSave: Challenge = {
  id: 'merge-and-save',
  title: 'Merge, then save',
  guard: 'if-match-required',
  story: 'A 412 is no dead end. Whoever gets it still has their own text, and can put both together.',
  goal: 'After a 412, save a version that has the words of both.',
  reached: (traffic) => {
    const list = byAnswer(traffic);
    const refused = list.find((each) => answered(each, 'PUT', 412));
    const again = list.some(
      (each) => refused && each.client === refused.client && each.startedAt >= refused.endedAt && saved(each),
    );
    return again && authors(traffic).size >= 2 && traffic.ledger.vanished === 0;
  },
  hint: 'When Ben gets 412, choose “Resolve the collision”, look at the result, and save again.',
  solution: [
    { who: 'Ana', do: 'get' },
    { who: 'Ben', do: 'get' },
    { who: 'Ana', do: 'add' },
    { who: 'Ben', do: 'add' },
    { who: 'Ana', do: 'put' },
    { who: 'Ben', do: 'put' },
    { who: 'Ben', do: 'merge' },
    { who: 'Ben', do: 'put' },
  ],
  question: {
    ask: 'Ben has merged. Which tag does his next save need in If-Match?',
    answers: ['the one that he read first', 'the one that he merged with', 'none'],
    right: 'the one that he merged with',
    because:
      'His text now builds on Ana’s version. If somebody saves once more meanwhile, he must hear of it.',
  },
};
