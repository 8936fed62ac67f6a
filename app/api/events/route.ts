import { parsePositions } from '@/lib/documents/events/event-position';
import { mayFollow } from '@/lib/server/events/source';
import { problemAnswer } from '@/lib/server/http/answers';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { type Handler, route } from '@/lib/server/http/route';

/** Documents that one stream may follow. */
const MAX_DOCUMENTS = 50;

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'private, no-store, no-transform',
  Vary: 'Cookie',
  // Proxies that collect answers before they pass them on would keep everything back for ever.
  'X-Accel-Buffering': 'no',
};

const follow: Handler<unknown> = async (call) => {
  const named = new Set(call.url.searchParams.getAll('document'));
  if (named.size === 0 || named.size > MAX_DOCUMENTS) {
    const detail = `Name 1 to ${MAX_DOCUMENTS} documents to follow, as ?document={id}&document={id}.`;
    return problemAnswer(call, 'bad_request', { detail });
  }
  const documents = [...named].flatMap((id) => parseDocumentId(id) ?? []);
  const { events, live } = call.services;
  const personId = call.caller?.id ?? '';
  const heads = await events.heads(documents);
  if (!heads.some((head) => mayFollow(head, personId))) return refusalAnswer(call, { kind: 'missing' });
  if (call.request.method === 'HEAD') return new Response(null, { headers: HEADERS });
  const lastEventId = call.request.headers.get('last-event-id');
  const resumed = lastEventId === null ? new Map() : parsePositions(lastEventId);
  return new Response(live.connect(personId, [...new Set(documents)], resumed), { headers: HEADERS });
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/events', { GET: follow });
