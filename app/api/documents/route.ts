import { formatTag } from '@/lib/documents/model/validators';
import { createDocument } from '@/lib/documents/use-cases/create-document';
import { type DocumentItem, listDocuments } from '@/lib/documents/use-cases/list-documents';
import { formatLink } from '@/lib/http/fields/link';
import { problemAnswer } from '@/lib/server/http/answers';
import { savedAnswer } from '@/lib/server/http/document-answers';
import { versionUrl } from '@/lib/server/http/document-fields';
import { jsonAnswer, jsonRepresentation, preconditionAnswer } from '@/lib/server/http/json-answer';
import { formatCursor, parseCursor, parseLimit } from '@/lib/server/http/page-request';
import { type Handler, route } from '@/lib/server/http/route';

const PAGE = 50;
const MAX_QUERY = 200;

type Of = Handler<unknown>;

const read: Of = async (call) => {
  const list = await page(call);
  if ('bad' in list) return problemAnswer(call, 'bad_request', { detail: list.bad });
  return jsonAnswer(call, list.items, { Link: list.link });
};

/** Creating cannot overwrite anything and so needs no precondition; one that is sent is about the list (RFC 9110 §13.1). */
const create: Of = async (call) => {
  const { conditions, content } = call;
  if (conditions.ifMatch !== null || conditions.ifNoneMatch !== null) {
    const list = await page(call);
    if ('bad' in list) return problemAnswer(call, 'bad_request', { detail: list.bad });
    const refused = preconditionAnswer(call, jsonRepresentation(list.items), {});
    if (refused) return refused;
  }
  const person = await call.person();
  return savedAnswer(call, await createDocument(call.services.ports, { person, content }));
};

async function page(call: Parameters<Of>[0]) {
  const query = call.url.searchParams;
  const state = query.get('state');
  const limit = parseLimit(query, PAGE);
  const after = parseCursor(query);
  const search = query.get('q') ?? '';
  if (typeof limit !== 'number') return limit;
  if (after && 'bad' in after) return after;
  if (search.length > MAX_QUERY) return { bad: `q has at most ${MAX_QUERY} characters.` };
  if (state !== null && state !== 'deleted') return { bad: 'state can only be “deleted”.' };
  const { items, next } = await listDocuments(call.services.ports, {
    caller: call.caller,
    common: [call.services.welcomeId],
    deleted: state === 'deleted',
    query: search,
    limit,
    after,
  });
  const following = new URLSearchParams(query);
  if (next) following.set('after', formatCursor(next));
  const link = next ? formatLink([{ target: `${call.url.pathname}?${following}`, rel: 'next' }]) : null;
  return { items: items.map((item) => toJson(item, call.caller?.id ?? null)), link };
}

function toJson(item: DocumentItem, personId: string | null) {
  const { newest, deleted } = item;
  return {
    id: item.id,
    title: newest.title,
    excerpt: newest.excerpt,
    version: newest.version,
    etag: formatTag(newest.etag),
    size: newest.size,
    author: item.author,
    savedAt: newest.savedAt.toISOString(),
    createdAt: item.createdAt.toISOString(),
    owned: item.ownerId === personId,
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
