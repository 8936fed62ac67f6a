import type { Challenge, Traffic } from './challenge';
import { lostSaves, sendsStar, standing } from './goals';
import type { Loss } from './history';

function lostByStar(traffic: Traffic): readonly Loss[] {
  return lostSaves(traffic).filter(({ by }) => sendsStar(by.write, 'If-Match'));
}

export const starOverwrites: Challenge = {
  id: 'star-overwrites',
  title: 'If-Match: *',
  guard: 'if-match-required',
  stage: 'panels',
  story: 'This server insists on If-Match. A star in the place of a tag is allowed too: If-Match: *.',
  question: {
    ask: 'What does If-Match: * ask for?',
    answers: ['that the document exists', 'that nobody has changed it', 'that it belongs to me'],
    right: 'that the document exists',
    because:
      'Any version will do. The star keeps a PUT from creating a document, and does nothing else (RFC 9110 §13.1.1).',
    answered: (traffic) => lostByStar(traffic).length > 0,
  },
  goal: 'Find out whether the star protects anybody. Save a word as one person. Then overwrite it with If-Match: * as the other person, who has not loaded it.',
  judge: (traffic) => standing(lostByStar(traffic).length > 0),
  hint: 'Load and add a word for both people. Save as {first}. Then choose “If-Match: *” beside {second}’s “Save”, and save.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-Match', '{tag}']] },
    { by: 'second', do: 'put', fields: [['If-Match', '*']] },
  ],
  controls: { conditions: ['if-match', 'if-match-star'], reads: [], actions: [] },
  terms: [],
  why: {
    text: (traffic) =>
      lostByStar(traffic)
        .slice(0, 1)
        .flatMap(({ word, lost, by }) => [
          `${lost.write.client} saved “${word}” as version ${lost.number}. ${by.write.client} had read version ${by.seen} last.`,
          `${by.write.client}’s save said If-Match: *. There was a document, and the star asks for no more than that.`,
          `The server answered ${by.write.status}, and “${word}” was overwritten. A tag would have stopped this save.`,
        ]),
    source: 'star',
    page: '412',
  },
};
