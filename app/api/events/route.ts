import { MAX_FOLLOWED, parsePositions } from '@/lib/documents/events/position';
import { permits } from '@/lib/documents/model/access';
import { BY_CALLER, problemAnswer } from '@/lib/server/http/answers';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { endingWithToken } from '@/lib/server/http/ending-after';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { route } from '@/lib/server/http/route';
import { streamAnswer } from '@/lib/server/http/stream-answer';
import { type Input, takes } from '@/lib/server/http/takes';

/** The ids of the documents to follow, without those that could be none. */
const named: Input<unknown, readonly string[]> = (call) => {
  const segments = new Set(call.url.searchParams.getAll('document'));
  if (segments.size > 0 && segments.size <= MAX_FOLLOWED) {
    return [...new Set([...segments].flatMap((segment) => parseDocumentId(segment) ?? []))];
  }
  const detail = `Name 1 to ${MAX_FOLLOWED} documents to follow, as ?document={id}&document={id}.`;
  return problemAnswer(call, 'bad_request', { detail });
};

const follow = takes({ documents: named }, async (call, { documents }) => {
  const { events, live } = call.services;
  const personId = call.caller?.id ?? '';
  const heads = await events.heads(documents);
  if (!heads.some((head) => permits(head, call.caller, 'view')))
    return refusalAnswer(call, { kind: 'missing' });
  const lastEventId = call.request.headers.get('last-event-id');
  const resumed = lastEventId === null ? new Map() : parsePositions(lastEventId, live.history);
  const open = (onClose: () => void) => live.connect(personId, documents, resumed, onClose);
  return streamAnswer(call, endingWithToken(call, open), { Vary: BY_CALLER });
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/events', { GET: follow });
