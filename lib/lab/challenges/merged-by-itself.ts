import type { Challenge } from './challenge';
import { standing, tagOf } from './goals';
import { historyOf } from './history';
import { savesMergedAlone } from './merged';

export const mergedByItself: Challenge = {
  id: 'merged-by-itself',
  title: 'Nobody notices',
  guard: 'if-match-merge',
  stage: 'panels',
  story:
    'Here the client does what the product does. If a save is refused and both texts fit together, nobody has to do anything: the client merges them.',
  question: {
    ask: '{first} and {second} have loaded the same version. {first} saves, then {second} saves. How many saves (PUT) does {second}’s client send?',
    answers: ['one', 'two', 'three'],
    right: 'two',
    because: 'The first is refused with 412. The second carries the merged text and the new tag.',
    answered: (traffic) => savesMergedAlone(historyOf(traffic)).length > 0,
  },
  goal: 'Let both people load the same version, add a word and save, so that both words are in the list. Decide nothing yourself: the client merges. Look at the exchanges to see what it did.',
  judge: (traffic) => standing(savesMergedAlone(historyOf(traffic)).length > 0),
  hint: 'Load for both people before anybody saves. Add a word for both. Save as {first}, then as {second}.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put' },
    { by: 'second', do: 'put' },
  ],
  controls: { conditions: [], reads: [], actions: [] },
  terms: [],
  why: {
    text: (traffic) =>
      savesMergedAlone(historyOf(traffic))
        .slice(0, 1)
        .flatMap(({ exchange, base, other, theirs, result }) => [
          `${exchange.client}’s first save named version ${base.number}. ${other.write.client} had saved version ${other.number}, so the server answered 412.`,
          `The client loaded version ${theirs.number}, merged both texts, and saved again with the tag ${tagOf(theirs)}.`,
          `The server answered ${result.write.status}. ${exchange.client} did not have to do anything, and nothing was lost.`,
        ]),
    source: 'if-match',
    page: 'merging',
  },
};
