import { parseDocument } from '@/lib/documents/content/content';
import {
  type IncomingContent,
  receiveContent,
  type UnusableContent,
} from '@/lib/documents/content/incoming-content';
import { searchTextOf } from '@/lib/documents/content/search-text';
import { nextRevision } from '@/lib/documents/model/next-revision';
import type { Ports } from '@/lib/documents/model/ports';
import type { Person } from '@/lib/documents/people/person';
import type { Busy } from './change-document';
import type { MalformedContent, Saved } from './save-document';

export type CreateOutcome = Saved | UnusableContent | MalformedContent | Busy;

/** Creates a document under a new id. There is nothing that it could overwrite, so it needs no precondition. */
export async function createDocument(
  ports: Ports,
  request: { readonly person: Person; readonly content: IncomingContent },
): Promise<CreateOutcome> {
  const received = await receiveContent(request.content, ['application/json']);
  if (received.kind !== 'received') return received;
  const parsed = parseDocument(received.bytes);
  if (parsed.kind !== 'document') return { kind: 'malformed', fault: parsed };
  const revision = await nextRevision(null, {
    documentId: ports.newId(),
    text: parsed.text,
    content: parsed.content,
    author: request.person,
    at: new Date(ports.now()),
    mergeBaseEtag: null,
  });
  const change = { kind: 'save' as const, revision, searchText: searchTextOf(parsed.content) };
  return (await ports.documents.commit(null, change))
    ? { kind: 'saved', effect: 'created', revision }
    : { kind: 'busy' };
}
