import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Challenge, Traffic } from './challenge';
import { answered, sendsStar, sentField, standing } from './goals';
import { historyOf } from './history';

const create = (each: Exchange, status: number) =>
  answered(each, 'PUT', status) && sendsStar(each, 'If-None-Match') && sentField(each, 'if-match') === null;

interface Race {
  readonly deletion: Exchange;
  readonly created: Exchange;
  readonly refused: Exchange;
}

/** The document was deleted, one person created it again, and another person who tried the same was refused for it. */
function races(traffic: Traffic): readonly Race[] {
  const { exchanges } = historyOf(traffic);
  const deletions = exchanges.filter((each) => answered(each, 'DELETE', 204));
  const creations = exchanges.filter((each) => create(each, 201));
  return creations.flatMap((created) => {
    const deletion = deletions.findLast(({ endedAt }) => endedAt <= created.endedAt);
    if (!deletion) return [];
    // Of two that are sent at once, the refusal may arrive first: it was sent when there was no document.
    const refused = exchanges.find(
      (each) =>
        create(each, 412) &&
        each.client !== created.client &&
        (each.endedAt >= created.endedAt || each.startedAt >= deletion.endedAt),
    );
    return refused ? [{ deletion, created, refused }] : [];
  });
}

export const createOnce: Challenge = {
  id: 'create-once',
  title: 'Create it once',
  guard: 'if-match-required',
  stage: 'panels',
  story:
    'A document that was deleted has no tag, so no save can name one. If-None-Match: * says: “only if there is no document”.',
  question: {
    ask: 'The document was deleted, and {first} has created it again. Now {second} sends a save with If-None-Match: * as well. Which status?',
    answers: ['201', '304', '412'],
    right: '412',
    because:
      'The star means “only if there is none”, and now there is one. On a GET the same failure would be 304, on a PUT it is 412 (RFC 9110 §13.1.2).',
    answered: ({ exchanges }) => exchanges.some((each) => create(each, 412)),
  },
  goal: 'Delete the document. Then let both people try to create it again, each with If-None-Match: *.',
  judge: (traffic) => standing(races(traffic).length > 0),
  hint: 'Load for both people. Press “Delete the document” for {first}: it carries the same condition as {first}’s “Save”, so leave that at “If-Match:” with the tag. Then choose “If-None-Match: *” beside “Save” for both people, and save.',
  solution: [
    { by: 'first', do: 'get' },
    { by: 'second', do: 'get' },
    { by: 'first', do: 'delete', fields: [['If-Match', '{tag}']] },
    { by: 'first', do: 'add' },
    { by: 'second', do: 'add' },
    { by: 'first', do: 'put', fields: [['If-None-Match', '*']] },
    { by: 'second', do: 'put', fields: [['If-None-Match', '*']] },
  ],
  controls: { conditions: ['if-match', 'if-none-match-star'], reads: [], actions: ['delete'] },
  terms: [],
  why: {
    text: (traffic) =>
      races(traffic)
        .slice(0, 1)
        .flatMap(({ deletion, created, refused }) => [
          `${deletion.client} deleted the document. From then on there was no version that a tag could match.`,
          `${created.client}’s save with If-None-Match: * came first. There was no document, so the server created it and answered 201.`,
          `${refused.client}’s save carried the same condition. By then there was a document, so the server answered 412.`,
        ]),
    source: 'if-none-match',
    page: '428',
  },
};
