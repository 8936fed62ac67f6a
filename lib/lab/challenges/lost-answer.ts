import { type Exchange, isSuccess, versionOf } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { isAfter, saved, savesOf, sentField, standing, tagOf } from './goals';
import { historyOf, type Version, versionNamed } from './history';

interface Repeated {
  readonly first: Version & { readonly write: Exchange };
  readonly again: Exchange;
  readonly base: Version;
}

/** A save that was written and whose answer was lost, and the very same request again, which was answered. */
function repeated(traffic: Traffic): readonly Repeated[] {
  const history = historyOf(traffic);
  return savesOf(history).flatMap((first) => {
    const { write } = first;
    const base = versionNamed(history, write, 'If-Match');
    if (!write.answerLost || !base || sentField(write, 'idempotency-key') === null) return [];
    return history.exchanges
      .filter((each) => isSameAct(each, write) && isHeard(each, write) && versionOf(each) === first.number)
      .map((again) => ({ first, again, base }));
  });
}

function isSameAct(again: Exchange, first: Exchange): boolean {
  return (
    again.client === first.client &&
    again.method === first.method &&
    again.target === first.target &&
    again.requestBody === first.requestBody &&
    ['idempotency-key', 'if-match'].every((name) => sentField(again, name) === sentField(first, name))
  );
}

function isHeard(again: Exchange, first: Exchange): boolean {
  // The client gives up when it likes to: the server may still be at the first when the second comes.
  return again !== first && again.startedAt >= first.startedAt && isSuccess(again) && !again.answerLost;
}

/** Two people who sent the same bytes with the same tag, the second of them refused. */
function sameBytes({ exchanges }: Traffic): boolean {
  return exchanges.some(
    (each) =>
      each.method === 'PUT' &&
      each.status === 412 &&
      exchanges.some(
        (other) =>
          saved(other) &&
          other.client !== each.client &&
          other.requestBody === each.requestBody &&
          isAfter(each, other),
      ),
  );
}

export const lostAnswer: Challenge = {
  id: 'lost-answer',
  title: 'The answer got lost',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'A save can succeed although its answer never arrives. Then the client knows nothing, and its tag is old. But each save carries a key of its own: Idempotency-Key.',
  question: {
    ask: '{first} and {second} both read the number 0. {first} saves 1. Then {second} saves 1 too: the same bytes and the same old tag, but a key of its own. Which status?',
    answers: ['204', '412', '422'],
    right: '412',
    because:
      'Equal bytes prove nothing: two people have added one, and 204 would leave the counter at 1. Only the same key, sent again by the same person, shows that it is the same save.',
    answered: (traffic) => sameBytes(traffic) || repeated(traffic).length > 0,
  },
  goal: 'Add a word, save it, and lose the answer. Then send the very same save again, with the same key, before anybody else saves. See what the server makes of its old tag.',
  judge: (traffic) => standing(repeated(traffic).length > 0),
  hint: 'Load, and add a word. Press “Save, and lose the answer”. Then press “Save” and change nothing before: the client knows that it is the same save, and sends the same key.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'first', do: 'add' },
    { by: 'first', do: 'put-unheard' },
    { by: 'first', do: 'put' },
  ],
  controls: { conditions: [], reads: [], actions: ['lose-answer'] },
  terms: [],
  why: {
    text: (traffic) =>
      repeated(traffic)
        .slice(0, 1)
        .flatMap(({ first, again, base }) => [
          `${first.write.client}’s save became version ${first.number}, but the answer was lost.`,
          `${again.client} sent it again with the same key. Its If-Match still said ${tagOf(base)}, and the current tag was ${tagOf(first)}.`,
          `The server knew the key: this save was done already. It answered ${again.status} with the tag of version ${first.number}, and wrote nothing twice.`,
        ]),
    source: 'same-act',
    page: 'retry',
  },
};
