import { parseDocument } from '@/lib/documents/content/content';
import {
  type IncomingContent,
  receiveContent,
  type UnusableContent,
} from '@/lib/documents/content/incoming-content';
import type { Ports } from '@/lib/documents/model/ports';
import type { Person } from '@/lib/documents/people/person';
import type { ConditionalRequest } from '@/lib/http/conditions/conditional-request';
import type { Busy } from './change-document';
import { actOf, type NamedAct, type Repeated, repeatedAct } from './repeated-act';
import type { MalformedContent } from './save-document';
import type { Saved } from './saved';
import { savingOf } from './saving-of';

export type CreateOutcome = Saved | Repeated | UnusableContent | MalformedContent | Busy;

interface CreateRequest<Refusal> {
  readonly person: Person;
  readonly conditions: ConditionalRequest;
  /** The act that the request is part of, where it says so (Idempotency-Key). */
  readonly act: NamedAct | null;
  readonly content: IncomingContent;
  /** Why it is not to be done, or `null`; not asked where it is done already. */
  refuse(): Promise<Refusal | null>;
}

/**
 * Creates a document under a new id. There is nothing that it could overwrite, so it needs no precondition. An act that was
 * carried out before makes no second document.
 */
export async function createDocument<Refusal>(
  ports: Ports,
  request: CreateRequest<Refusal>,
): Promise<CreateOutcome | Refusal> {
  const { person, conditions } = request;
  const received = await receiveContent(request.content, ['application/json']);
  const act =
    received.kind === 'received' ? await actOf(ports, request.act, person.id, received.bytes) : null;
  const before = act && (await repeatedAct(ports, act, conditions));
  if (before) return before;
  const refused = await request.refuse();
  if (refused) return refused;
  if (received.kind !== 'received') return received;
  const parsed = parseDocument(received.bytes);
  if (parsed.kind !== 'document') return { kind: 'malformed', fault: parsed };
  const change = await savingOf(ports, null, {
    documentId: ports.newId(),
    text: parsed.text,
    content: parsed.content,
    author: person,
    at: new Date(ports.now()),
    mergeBaseEtag: null,
  });
  const { revision } = change;
  if (await ports.documents.commit(null, change, act)) return { kind: 'saved', effect: 'created', revision };
  // The id is new: only another copy of the same request can have come first.
  return (act && (await repeatedAct(ports, act, conditions))) ?? { kind: 'busy' };
}
