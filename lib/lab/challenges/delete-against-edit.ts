import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { answered, standing, tagOf } from './goals';
import { currentAt, historyOf, type Version, versionNamed } from './history';

interface Gone {
  readonly deletion: Exchange;
  readonly refused: Exchange;
  readonly base: Version;
}

/** Saves that were refused for nothing but that somebody else had deleted the version which they started from. */
function gone(traffic: Traffic): readonly Gone[] {
  const history = historyOf(traffic);
  return history.exchanges.flatMap((refused) => {
    const base = answered(refused, 'PUT', 412) ? versionNamed(history, refused, 'If-Match') : undefined;
    const current = currentAt(history, refused);
    const deletion = current?.write;
    return base &&
      current &&
      deletion?.method === 'DELETE' &&
      deletion.client !== refused.client &&
      history.versions[history.versions.indexOf(current) - 1] === base
      ? [{ deletion, refused, base }]
      : [];
  });
}

export const deleteAgainstEdit: Challenge = {
  id: 'delete-against-edit',
  title: 'Delete against edit',
  guard: 'if-match-required',
  stage: 'panels',
  story: '{first} deletes the list while {second} is still writing in it.',
  question: {
    ask: 'The document was deleted. {second} sends a save with If-Match and the tag of the version that {second} loaded. Which status?',
    answers: ['201', '404', '412'],
    right: '412',
    because:
      'There is no version that the tag could match. With 201 the deleted list would come back although nobody asked for that.',
    answered: (traffic) => gone(traffic).length > 0,
  },
  goal: 'Let one person delete the document while the other person is writing. Then let the other person save.',
  judge: (traffic) => standing(gone(traffic).length > 0),
  hint: 'Load for both people, and add a word as {second}. Press “Delete the document” as {first}. Then save as {second}.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'delete', fields: [['If-Match', '{tag}']] },
    { by: 'second', do: 'put', fields: [['If-Match', '{tag}']] },
  ],
  controls: { conditions: [], reads: [], actions: ['delete'] },
  terms: [],
  why: {
    text: (traffic) =>
      gone(traffic)
        .slice(0, 1)
        .flatMap(({ deletion, refused, base }) => [
          `${deletion.client} deleted version ${base.number}.`,
          `${refused.client}’s save said If-Match: ${tagOf(base)}. There was no document any more, so no tag could match.`,
          'The server answered 412 and created nothing. The text is still in the editor.',
        ]),
    source: 'gone',
    page: '412',
  },
};
