import { everyChangedLine, rangesChanged } from '@/lib/documents/content/changed-lines';
import type { DocumentContent } from '@/lib/documents/content/content';
import { excerptOf } from '@/lib/documents/content/excerpt';
import { representationTag } from '@/lib/documents/content/representation-tag';
import type { Person } from '@/lib/documents/people/person';
import { dateAfter } from './date-after';
import type { Revision, StoredDocument } from './document';

/** A representation that is to become a document's next version. */
export interface Draft {
  readonly documentId: string;
  readonly text: string;
  readonly content: DocumentContent;
  readonly author: Person;
  /** Now. */
  readonly at: Date;
  readonly mergeBaseEtag: string | null;
}

/** What a version follows from. */
export interface Ancestry {
  readonly before: StoredDocument | null;
  /** The version that is current in it: its tag, and the text of its body. */
  readonly parent: { readonly etag: string; readonly body: string } | null;
  /** The first version that had the same content, where there is one. */
  readonly restored: number | null;
}

/**
 * The version that follows, dated after what it follows on. A deleted document's goes on counting, though it replaces nothing.
 *
 * @param hash of the draft's content; see contentHash.
 */
export function nextRevision({ before, parent, restored }: Ancestry, draft: Draft, hash: string): Revision {
  const version = (before?.version ?? 0) + 1;
  const { changes, count } = everyChangedLine(parent?.body ?? '', draft.content.body);
  return {
    documentId: draft.documentId,
    version,
    etag: representationTag(version, hash),
    text: draft.text,
    title: draft.content.title,
    excerpt: excerptOf(draft.content.body),
    size: new TextEncoder().encode(draft.text).length,
    author: { id: draft.author.id, name: draft.author.name },
    savedAt: dateAfter(before, draft.at.getTime()),
    parentEtag: parent?.etag ?? null,
    mergeBaseEtag: draft.mergeBaseEtag,
    linesAdded: changes.reduce((sum, { bStart, bEnd }) => sum + bEnd - bStart, 0),
    linesRemoved: changes.reduce((sum, { aStart, aEnd }) => sum + aEnd - aStart, 0),
    changedLines: rangesChanged({ changes, count }),
    restored,
  };
}
