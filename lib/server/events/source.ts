import type { DeletedEvent, DocumentEvent, SharingEvent, VersionEvent } from '@/lib/documents/events/event';
import { advance, type Position } from '@/lib/documents/events/position';
import { accessOf } from '@/lib/documents/model/access';
import type { LinkAccess } from '@/lib/documents/model/document';

/** What stands in the database about a document now, as far as events follow from it. */
export interface DocumentHead {
  readonly document: string;
  readonly ownerId: string;
  /** The newest version ever saved. */
  readonly version: number;
  /** `null` while the document is deleted. */
  readonly etag: string | null;
  readonly access: LinkAccess;
  readonly deleted: Pick<DeletedEvent, 'deletedAt' | 'by'> | null;
}

/** Where events come from: the stored documents and their history, and nothing else. */
export interface EventSource {
  /** The heads of those documents that exist, in any order. */
  heads(documents: readonly string[]): Promise<readonly DocumentHead[]>;
  /** The saves after a version that history has, in order, none left out; at most some of them at once. */
  versionsAfter(document: string, version: number): Promise<readonly VersionEvent[]>;
}

/** Whoever may read a document hears of it: its owner, and anyone with the link unless the owner closed it. */
export function mayFollow(head: DocumentHead, personId: string): boolean {
  return accessOf({ ownerId: head.ownerId, linkAccess: head.access }, { id: personId }) !== 'none';
}

/** The position of a reader who knows all that the head says. */
export function positionOf(head: DocumentHead): Position {
  return { version: head.version, deleted: head.deleted !== null, access: head.access };
}

/**
 * All that happened to a document from a position up to its head (read now, unless one just read is given). What the
 * link allows comes first: whoever may not see the document any more must not hear what was saved since. Then every
 * save that history has, in order, then whether the document is deleted.
 */
export async function* eventsSince(
  source: EventSource,
  document: string,
  position: Position,
  known?: DocumentHead,
): AsyncGenerator<DocumentEvent, void> {
  const head = known ?? (await source.heads([document]))[0];
  if (!head) return;
  const sharing: SharingEvent = { type: 'sharing', document, access: head.access };
  if (advance(position, sharing)) yield sharing;
  let told = position.version;
  while (told < head.version) {
    const page = await source.versionsAfter(document, told);
    if (page.length === 0) break;
    for (const event of page) {
      // Saved after the head was read: what the link allows may have changed in between.
      if (event.version > head.version) return;
      told = event.version;
      yield event;
    }
  }
  if (head.deleted) yield { type: 'deleted', document, version: head.version, ...head.deleted };
}
