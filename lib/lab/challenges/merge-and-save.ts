import type { Challenge } from './challenge';
import { standing, tagOf } from './goals';
import { historyOf } from './history';
import { mergedSaves } from './merged';

export const mergeAndSave: Challenge = {
  id: 'merge-and-save',
  title: 'Merge, then save',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'A refused save is not the end. The text is still in the editor, and it can be put together with what the other person saved.',
  question: {
    ask: '{second} got 412 and has put both texts together. Which tag does {second}’s next save need in If-Match?',
    answers: [
      'the one of the version that was loaded first',
      'the one of the version that was merged in',
      'none',
    ],
    right: 'the one of the version that was merged in',
    because:
      'The text now builds on {first}’s version. If somebody saves once more in the meantime, the save has to be refused again.',
    answered: (traffic) => mergedSaves(historyOf(traffic)).length > 0,
  },
  goal: 'After a 412, put both texts together. Then save as the same person, with a tag that the server accepts. Keep everything that both people wrote: each word and each comma, in the title too.',
  judge: (traffic) => standing(mergedSaves(historyOf(traffic)).length > 0),
  hint: 'Let both people load, add a word and save. {second} gets 412. Press “Resolve the collision”, look at the text, and press “Save” again.',
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
  controls: { conditions: [], reads: [], actions: ['resolve'] },
  terms: [],
  why: {
    text: (traffic) =>
      mergedSaves(historyOf(traffic))
        .slice(0, 1)
        .flatMap(({ exchange, base, other, theirs, result }) => [
          `${exchange.client}’s save named version ${base.number}, but ${other.write.client} had saved version ${other.number}. The server answered 412.`,
          `${exchange.client} put both texts together and saved again, with the tag of version ${theirs.number}: ${tagOf(theirs)}.`,
          `That was the current tag, so the server answered ${result.write.status}. Version ${result.number} has what both wrote.`,
        ]),
    source: 'if-match',
    page: 'merging',
  },
};
