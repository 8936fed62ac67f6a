import type { DeletedEvent, StoredEvent, VersionEvent } from '@/lib/documents/events/event';
import type { Place } from '@/lib/documents/events/position';
import type { Sharing } from '@/lib/documents/model/sharing';

/** What stands in the database about a document now, as far as events follow from it. */
export interface DocumentHead {
  readonly document: string;
  readonly sharing: Sharing;
  /** How often names of versions have changed. */
  readonly names: number;
  /** The newest version ever saved. */
  readonly version: number;
  /** `null` while the document is deleted. */
  readonly etag: string | null;
  readonly deleted: Pick<DeletedEvent, 'deletedAt' | 'by'> | null;
}

/** Where events come from: the stored documents and their history, and nothing else. */
export interface EventSource {
  /** The heads of those documents that exist, in any order. */
  heads(documents: readonly string[]): Promise<readonly DocumentHead[]>;
  /** The saves after a version that history has, in order, none left out; at most some of them at once. */
  versionsAfter(document: string, version: number): Promise<readonly VersionEvent[]>;
}

/** The place in history of whoever knows all that the head says. */
export function placeOf(head: DocumentHead): Place {
  return { version: head.version, deleted: head.deleted !== null };
}

/**
 * All that happened to a document from a place in its history up to its head (read now, unless one just read is given).
 * Who may do what comes first, each time: whoever may not see the document any more must not hear what was saved since.
 * Then every save that history has, in order, then how the names of versions stand, then whether the document is
 * deleted.
 */
export async function* eventsSince(
  source: EventSource,
  document: string,
  { version }: Place,
  known?: DocumentHead,
): AsyncGenerator<StoredEvent, void> {
  const head = known ?? (await source.heads([document]))[0];
  if (!head) return;
  yield { type: 'shared', document, sharing: head.sharing };
  let told = version;
  while (told < head.version) {
    const page = await source.versionsAfter(document, told);
    if (page.length === 0) break;
    for (const event of page) {
      // Saved after the head was read: who may see it may have changed in between.
      if (event.version > head.version) return;
      told = event.version;
      yield event;
    }
  }
  yield { type: 'named', document, names: head.names };
  if (head.deleted) yield { type: 'deleted', document, version: head.version, ...head.deleted };
}
