import { type MalformedDocument, parseDocument } from '@/lib/documents/content/content';
import type { IncomingContent, UnusableContent } from '@/lib/documents/content/incoming-content';
import { type Forbidden, type Missing, permits } from '@/lib/documents/model/access';
import { currentHead, type StoredDocument } from '@/lib/documents/model/document';
import type { Ports } from '@/lib/documents/model/ports';
import { parseEntityTag } from '@/lib/http/fields/entity-tag';
import { type Busy, type ChangeRequest, changeDocument, type Step } from './change-document';
import type { ConditionRefusal } from './condition-refusal';
import { legibleRevision } from './legible-revision';
import type { Repeated } from './repeated-act';
import type { Saved } from './saved';
import { savingOf } from './saving-of';

export type MalformedContent = { readonly kind: 'malformed'; readonly fault: MalformedDocument };

export type SaveOutcome =
  | Saved
  | Repeated
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
 * sent once more under the current tag make no new version.
 */
export async function saveDocument(ports: Ports, request: SaveRequest): Promise<SaveOutcome> {
  return changeDocument<SaveOutcome>(ports, request, {
    content: { incoming: request.content, types: ['application/json'] },
    before: () => null,
    make: (document, { bytes }) => save(ports, request, document, bytes),
  });
}

async function save(
  ports: Ports,
  request: SaveRequest,
  document: StoredDocument | null,
  bytes: Uint8Array,
): Promise<Step<SaveOutcome>> {
  // What its owner had removed for ever, nobody else brings back under the owner's name.
  if (document?.deleted?.forever && !permits(document, request.person, 'own')) {
    return { answer: { kind: 'forbidden' } };
  }
  const parsed = parseDocument(bytes);
  if (parsed.kind !== 'document') return { answer: { kind: 'malformed', fault: parsed } };
  const head = currentHead(document);
  const current = head && (await legibleRevision(ports.documents, head.documentId, head.version));
  if (current?.text === parsed.text) {
    return {
      change: { kind: 'keep', documentId: request.id },
      done: { kind: 'saved', effect: 'unchanged', revision: current },
    };
  }
  const draft = {
    documentId: request.id,
    text: parsed.text,
    content: parsed.content,
    author: request.person,
    at: new Date(ports.now()),
    mergeBaseEtag: await knownTag(ports, request),
  };
  const change = await savingOf(ports, document, draft, current);
  return {
    change,
    done: { kind: 'saved', effect: head ? 'updated' : 'created', revision: change.revision },
  };
}

/** A merge base that is no version of this document is left out: history would point nowhere. */
async function knownTag({ documents }: Ports, { id, mergeBase }: SaveRequest): Promise<string | null> {
  const tag = mergeBase === null ? null : parseEntityTag(mergeBase.trim());
  if (!tag) return null;
  const [revision] = await documents.versionsByTag(id, [tag.opaque]);
  return revision?.etag ?? null;
}
