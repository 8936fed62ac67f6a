import { type MalformedDocument, parseDocument } from '@/lib/documents/content/content';
import {
  type IncomingContent,
  receiveContent,
  type UnusableContent,
} from '@/lib/documents/content/incoming-content';
import { searchTextOf } from '@/lib/documents/content/search-text';
import type { Forbidden, Missing } from '@/lib/documents/model/access';
import type { Revision, StoredDocument } from '@/lib/documents/model/document';
import { nextRevision } from '@/lib/documents/model/next-revision';
import type { Ports } from '@/lib/documents/model/ports';
import type { FailedPrecondition } from '@/lib/http/conditions/preconditions';
import { parseEntityTag } from '@/lib/http/fields/entity-tag';
import { type Busy, type ChangeRequest, changeDocument, type Step } from './change-document';
import type { ConditionRefusal } from './condition-refusal';

/** A version was made, or, with `unchanged`, the current one is what was asked for. */
export interface Saved {
  readonly kind: 'saved';
  readonly effect: 'created' | 'updated' | 'unchanged';
  readonly revision: Revision;
}

export type MalformedContent = { readonly kind: 'malformed'; readonly fault: MalformedDocument };

export type SaveOutcome =
  | Saved
  | ConditionRefusal
  | Missing
  | Forbidden
  | Busy
  | UnusableContent
  | MalformedContent;

export interface SaveRequest extends ChangeRequest {
  readonly content: IncomingContent;
  /** Merge-Base as received: the tag of the version that the author of a merge started from. */
  readonly mergeBase: string | null;
}

/**
 * Stores a representation as it was sent: creates under If-None-Match: *, updates under If-Match. The current bytes
 * sent once more make no new version. A save whose answer was lost and that is sent again succeeds, as RFC 9110 §13.1.1
 * allows: the tag that it names is the current version's parent, and the bytes are the current ones.
 */
export async function saveDocument(ports: Ports, request: SaveRequest): Promise<SaveOutcome> {
  let received: Uint8Array | undefined;
  return changeDocument<SaveOutcome>(ports, request, {
    before: async () => {
      if (received) return null;
      const content = await receiveContent(request.content, ['application/json']);
      if (content.kind !== 'received') return content;
      received = content.bytes;
      return null;
    },
    repeated: ({ current }, failure) =>
      current && received && wasMadeAlready(current, failure, request, received)
        ? { kind: 'saved', effect: 'unchanged', revision: current }
        : null,
    make: (document) => save(ports, request, document, received!),
  });
}

async function save(
  ports: Ports,
  request: SaveRequest,
  document: StoredDocument | null,
  bytes: Uint8Array,
): Promise<Step<SaveOutcome>> {
  const parsed = parseDocument(bytes);
  if (parsed.kind !== 'document') return { answer: { kind: 'malformed', fault: parsed } };
  const current = document?.current ?? null;
  if (current?.text === parsed.text) {
    return { answer: { kind: 'saved', effect: 'unchanged', revision: current } };
  }
  const revision = await nextRevision(document, {
    documentId: request.id,
    text: parsed.text,
    content: parsed.content,
    author: request.person,
    at: new Date(ports.now()),
    mergeBaseEtag: await knownTag(ports, request),
  });
  return {
    change: { kind: 'save', revision, searchText: searchTextOf(parsed.content) },
    done: { kind: 'saved', effect: current ? 'updated' : 'created', revision },
  };
}

/** A merge base that is no version of this document is left out: history would point nowhere. */
async function knownTag({ documents }: Ports, { id, mergeBase }: SaveRequest): Promise<string | null> {
  const tag = mergeBase === null ? null : parseEntityTag(mergeBase.trim());
  if (!tag) return null;
  const [revision] = await documents.revisionsByTag(id, [tag.opaque]);
  return revision?.etag ?? null;
}

function wasMadeAlready(
  current: Revision,
  failure: FailedPrecondition,
  { conditions }: SaveRequest,
  bytes: Uint8Array,
): boolean {
  if (failure.cause !== 'no-match' || conditions.ifNoneMatch !== null) return false;
  if (!failure.tags.some((tag) => !tag.weak && tag.opaque === current.parentEtag)) return false;
  const stored = new TextEncoder().encode(current.text);
  return stored.length === bytes.length && stored.every((byte, at) => byte === bytes[at]);
}
