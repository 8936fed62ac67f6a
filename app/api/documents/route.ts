import { formatTag } from '@/lib/documents/model/validators';
import { createDocument } from '@/lib/documents/use-cases/create-document';
import {
  type DocumentItem,
  isTooLong,
  listDocuments,
  MAX_QUERY,
} from '@/lib/documents/use-cases/list-documents';
import { formatLink } from '@/lib/http/fields/link';
import type { Call } from '@/lib/server/http/call';
import { savedAnswer } from '@/lib/server/http/document-answers';
import { versionUrl } from '@/lib/server/http/document-fields';
import { jsonAnswer, jsonRepresentation, preconditionAnswer } from '@/lib/server/http/json-answer';
import { namedAct } from '@/lib/server/http/named-act';
import { formatCursor, parseCursor, parseLimit, query } from '@/lib/server/http/page-request';
import { route } from '@/lib/server/http/route';
import { type InputOf, takes } from '@/lib/server/http/takes';

const PAGE = 50;
/** A search counts once more for as many bytes of text as it looks through: few people have so many, and it takes a while. */
const SEARCHED_A_POINT = 4 * 1_048_576;

const listQuery = query((asked) => {
  const state = asked.get('state');
  const limit = parseLimit(asked, PAGE);
  const after = parseCursor(asked);
  const search = asked.get('q') ?? '';
  if (typeof limit !== 'number') return limit;
  if (after && 'bad' in after) return after;
  if (isTooLong(search)) return { bad: `q has at most ${MAX_QUERY} characters.` };
  // No text has such characters: nothing could be found, and not every database can be asked.
  if (/[\0\p{Surrogate}]/u.test(search)) return { bad: 'q contains U+0000 or half of a surrogate pair.' };
  if (state !== null && state !== 'deleted') return { bad: 'state can only be “deleted”.' };
  return { deleted: state === 'deleted', query: search, limit, after };
});

const read = takes({ asked: listQuery }, async (call, { asked }) => {
  const { items, next } = await listFor(call, asked);
  const following = new URLSearchParams(call.url.searchParams);
  if (next) following.set('after', formatCursor(next));
  const link = next ? formatLink([{ target: `${call.url.pathname}?${following}`, rel: 'next' }]) : null;
  return jsonAnswer(call, items, { Link: link });
});

/** Creating cannot overwrite anything and so needs no precondition; one that is sent is about the list (RFC 9110 §13.1). */
async function refuseByList(call: Call): Promise<Response | null> {
  const { ifMatch, ifNoneMatch } = call.conditions;
  if (ifMatch === null && ifNoneMatch === null) return null;
  const asked = await listQuery(call);
  if (asked instanceof Response) return asked;
  const { items } = await listFor(call, asked);
  return preconditionAnswer(call, jsonRepresentation(items), {});
}

const create = takes({ act: namedAct }, async (call, { act }) => {
  const { content, conditions } = call;
  const person = await call.person();
  const refuse = () => refuseByList(call);
  const outcome = await createDocument(call.services.ports, { person, conditions, act, content, refuse });
  return outcome instanceof Response ? outcome : savedAnswer(call, outcome);
});

async function listFor(call: Call, asked: InputOf<typeof listQuery>) {
  const { caller, services } = call;
  const { items, next, searched } = await listDocuments(services.ports, {
    caller,
    common: [services.welcomeId],
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    ...asked,
  });
  const points = Math.floor(searched / SEARCHED_A_POINT);
  if (points > 0) await services.rates.spend(call.asker, [{ limit: 'searches', points }]);
  return { items: items.map(toJson), next };
}

function toJson(item: DocumentItem) {
  const { newest, deleted } = item;
  return {
    id: item.id,
    title: newest.title,
    excerpt: newest.excerpt,
    ...(item.snippet !== null && { snippet: item.snippet }),
    version: newest.version,
    etag: formatTag(newest.etag),
    size: newest.size,
    author: item.author,
    savedAt: newest.savedAt.toISOString(),
    createdAt: item.createdAt.toISOString(),
    access: item.access,
    owned: item.access === 'own',
    owner: item.owner,
    ...(deleted && {
      deletedAt: deleted.at.toISOString(),
      deletedBy: item.deletedBy,
      lastVersion: versionUrl(item.id, newest.version),
    }),
  };
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/documents', {
  GET: read,
  POST: create,
});
