import { decodeJson } from '@/lib/documents/content/content';
import { receiveContent } from '@/lib/documents/content/incoming-content';
import { presenceReport, tabName } from '@/lib/documents/events/presence';
import type { Person } from '@/lib/documents/people/person';
import { mayFollow } from '@/lib/server/events/source';
import { emptyAnswer, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { parseDocumentId } from '@/lib/server/http/document-id';
import { refusalAnswer } from '@/lib/server/http/refusal-answer';
import { type Handler, route } from '@/lib/server/http/route';

type Params = { readonly id: string };

const arrive: Handler<Params> = async (call) => {
  const person = await call.person();
  const document = await readable(call, person);
  if (document === null) return refusalAnswer(call, { kind: 'missing' });
  const received = await receiveContent(call.content, ['application/json']);
  if (received.kind !== 'received') return refusalAnswer(call, received);
  const json = decodeJson(received.bytes);
  if (json.kind !== 'json') return refusalAnswer(call, { kind: 'malformed', fault: json });
  const report = presenceReport.safeParse(json.value);
  if (!report.success) {
    const [issue] = report.error.issues;
    return problemAnswer(call, 'invalid_document', {
      detail: `${issue?.path.join('.') || 'The content'}: ${issue?.message ?? 'not understood'}`,
      message: 'Others could not be told that you are here. Your text is not affected.',
    });
  }
  call.services.live.arrive(document, person, report.data);
  return emptyAnswer(204, {});
};

const leave: Handler<Params> = async (call) => {
  const person = await call.person();
  const document = await readable(call, person);
  if (document === null) return refusalAnswer(call, { kind: 'missing' });
  const tab = call.url.searchParams.get('tab');
  if (tab !== null && !tabName.safeParse(tab).success) {
    const detail = '“tab” is no name of a tab; without it, all of your tabs leave.';
    return problemAnswer(call, 'bad_request', { detail });
  }
  call.services.live.leave(document, person.id, tab);
  return emptyAnswer(204, {});
};

/** The document that the address names, or `null` where this person may not see it. */
async function readable(call: Call<Params>, person: Person): Promise<string | null> {
  const id = parseDocumentId(call.params.id);
  const [head] = id === null ? [] : await call.services.events.heads([id]);
  return head && mayFollow(head, person.id) ? head.document : null;
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route('/api/documents/[id]/presence', {
  PUT: arrive,
  DELETE: leave,
});
