import { parsePositions } from '@/lib/documents/events/position';
import { mayFollow } from '@/lib/server/events/source';
import { problemAnswer, streamAnswer } from '@/lib/server/http/answers';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { type Handler, route } from '@/lib/server/http/route';

/** Documents that one stream may follow. */
const MAX_DOCUMENTS = 50;

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
  const lastEventId = call.request.headers.get('last-event-id');
  const resumed = lastEventId === null ? new Map() : parsePositions(lastEventId);
  const open = () => live.connect(personId, [...new Set(documents)], resumed);
  return streamAnswer(call, open, { Vary: 'Cookie' });
};

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/events', { GET: follow });
