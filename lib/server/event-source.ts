import type {
  DeletedEvent,
  DocumentEvent,
  EventAccess,
  SharingEvent,
  VersionEvent,
} from '@/lib/documents/event';
import { advance, type Position } from '@/lib/documents/event-position';

/** What stands in the database about a document now, as far as events follow from it. */
export interface DocumentHead {
  readonly document: string;
  readonly ownerId: string;
  /** The newest version ever saved. */
  readonly version: number;
  /** `null` while the document is deleted. */
  readonly etag: string | null;
  readonly access: EventAccess;
  readonly deleted: Pick<DeletedEvent, 'deletedAt' | 'by'> | null;
}

/** Where events come from: the stored documents and their history, and nothing else. */
export interface EventSource {
  /** The heads of those documents that exist, in any order. */
  heads(documents: readonly string[]): Promise<readonly DocumentHead[]>;
  /** The saves after a version, in order, none left out; at most some of them at once, none when there are none. */
  versionsAfter(document: string, version: number): Promise<readonly VersionEvent[]>;
}

/** The position of a reader who knows all that the head says. */
export function positionOf(head: DocumentHead): Position {
  return { version: head.version, deleted: head.deleted !== null, access: head.access };
}

/**
 * All that happened to a document after a position, in order: every save, then what the document has come to. A head
 * that was just read may be given; saves committed since are told too.
 */
export async function* eventsSince(
  source: EventSource,
  document: string,
  position: Position,
  known?: DocumentHead,
): AsyncGenerator<DocumentEvent, void> {
  const head = known ?? (await source.heads([document]))[0];
  if (!head) return;
  let at = position;
  while (at.version < head.version) {
    const page = await source.versionsAfter(document, at.version);
    if (page.length === 0) break;
    for (const event of page) {
      at = advance(at, event) ?? at;
      yield event;
    }
  }
  const deleted: DeletedEvent | null = head.deleted && {
    type: 'deleted',
    document,
    version: head.version,
    ...head.deleted,
  };
  if (deleted && advance(at, deleted)) yield deleted;
  const sharing: SharingEvent = { type: 'sharing', document, access: head.access };
  if (advance(at, sharing)) yield sharing;
}
