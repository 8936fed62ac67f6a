import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { isDeletion, versionShown } from '@/lib/lab/ledger/write';
import type { Challenge, Standing, Traffic } from './challenge';
import { answered, tagOf, wasSavedBefore } from './goals';
import { currentAt, type History, historyOf, type Version, versionNamed } from './history';

interface Gone {
  readonly deletion: Exchange;
  /** What was deleted, and the version that the refused save started from. */
  readonly deleted: Version | undefined;
  readonly base: Version;
  readonly refused: Exchange;
}

/** The deletion after which a request was answered; `undefined` where there was a document. */
function deletionBefore(history: History, exchange: Exchange) {
  const current = currentAt(history, exchange);
  return current?.write?.method === 'DELETE' ? { ...current, write: current.write } : undefined;
}

/** Saves with the tag of a version that were refused when somebody else had deleted the document. */
function gone(history: History): readonly Gone[] {
  return history.exchanges.flatMap((refused) => {
    const byTag = answered(refused, 'PUT', 412) && !wasSavedBefore(refused);
    const base = byTag ? versionNamed(history, refused, 'If-Match') : undefined;
    const deletion = base && deletionBefore(history, refused);
    if (!base || !deletion || deletion.write.client === refused.client) return [];
    const deleted = history.versions.findLast(({ number }) => number < deletion.number);
    return [{ deletion: deletion.write, deleted, base, refused }];
  });
}

/** Whether nobody can go on: the document is deleted, and nobody else holds a version whose tag a save could carry. */
function isDeadEnd({ exchanges, versions }: History): boolean {
  const deletion = versions.at(-1)?.write;
  if (deletion?.method !== 'DELETE') return false;
  const holders = new Set<string>();
  for (const each of exchanges) {
    if (versionShown(each) !== null) holders.add(each.client);
    // Whoever deletes, or finds that it is deleted, holds nothing any more.
    else if (isDeletion(each) || (each.method === 'GET' && each.status === 410)) holders.delete(each.client);
  }
  holders.delete(deletion.client);
  return holders.size === 0;
}

function standingOfGone(traffic: Traffic): Standing {
  const history = historyOf(traffic);
  if (gone(history).length > 0) return { is: 'reached' };
  return isDeadEnd(history)
    ? {
        is: 'blocked',
        because:
          'The document is deleted, and nobody else has a version loaded. So nobody has a tag to save with.',
      }
    : { is: 'open' };
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
    answered: (traffic) => {
      const history = historyOf(traffic);
      return history.exchanges.some(
        (each) => answered(each, 'PUT', 412) && deletionBefore(history, each) !== undefined,
      );
    },
  },
  goal: 'Let one person delete the document while the other person is writing. Then let the other person save.',
  judge: standingOfGone,
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
      gone(historyOf(traffic))
        .slice(0, 1)
        .flatMap(({ deletion, deleted, refused, base }) => [
          `${deletion.client} deleted version ${deleted?.number ?? base.number}.`,
          `${refused.client}’s save said If-Match: ${tagOf(base)}. There was no document any more, so no tag could match.`,
          'The server answered 412 and created nothing. The text is still in the editor.',
        ]),
    source: 'gone',
    page: '412',
  },
};
