import type { Challenge } from './challenge';
import { lostSaves, standing } from './goals';

export const lostUpdate: Challenge = {
  id: 'lost-update',
  title: 'Lose an update',
  guard: 'none',
  stage: 'panels',
  story: '{first} and {second} work on the same list. The guard of this document is off.',
  question: {
    ask: '{first} and {second} both load the list. {first} adds a word and saves. Then {second} adds another word and saves. How does the server answer {second}?',
    answers: ['204: it is saved', '409: it is in conflict', '412: it is refused'],
    right: '204: it is saved',
    because: 'Nothing in the request says what {second} had read. To the server it is an ordinary save.',
    answered: (traffic) => lostSaves(traffic).length > 0,
  },
  goal: 'Save a word as one person. Then make this word vanish by a save of the other person, who has not loaded it.',
  judge: (traffic) => standing(lostSaves(traffic).length > 0),
  hint: 'Press “Load” for both people before anybody saves. Then press “Add a word” and “Save” for {first}, and after that for {second}.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put' },
    { by: 'second', do: 'put' },
  ],
  controls: { conditions: [], reads: [], actions: [] },
  terms: ['guard', 'exchange'],
  why: {
    text: (traffic) =>
      lostSaves(traffic)
        .slice(0, 1)
        .flatMap(({ word, lost, by }) => [
          `${lost.write.client} saved “${word}” as version ${lost.number}.`,
          `${by.write.client} had read version ${by.seen} last, so “${word}” was not in the text that ${by.write.client} sent.`,
          `The server wrote that text over version ${lost.number} and answered ${by.write.status}. Nobody was told.`,
        ]),
    source: 'no-guard',
    page: 'lost-update',
  },
};
