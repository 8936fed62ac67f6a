import type { LineRange } from '@/lib/documents/content/line-range';
import type { LineStep } from '@/lib/documents/content/line-step';
import type { Sharing } from './sharing';

/** When a document was deleted, and by whom. */
export interface Tombstone {
  readonly at: Date;
  readonly by: Author;
  /** The text of every version is gone with it. */
  readonly forever: boolean;
}

/** Who did something, under the name that they had then. */
export interface Author {
  readonly id: string;
  readonly name: string;
}

/**
 * A document as it is kept, without what it says: who may do what, and what preconditions are compared with. What is kept
 * outlives its deletion, and so does the counter of its versions.
 */
export interface StoredDocument {
  readonly id: string;
  readonly sharing: Sharing;
  /** Counts changes of what versions are called, and never goes back. */
  readonly names: number;
  /** The number of the newest version ever saved. */
  readonly version: number;
  /** The current version's tag; `null` while it is deleted. */
  readonly etag: string | null;
  readonly createdAt: Date;
  /** When the newest version was saved; of a deleted one, when it was deleted. */
  readonly updatedAt: Date;
  /** `null` unless it is deleted. */
  readonly deleted: Tombstone | null;
}

/** What names a version. */
export type VersionRef = Pick<RevisionSummary, 'documentId' | 'version' | 'etag'>;

/** What preconditions on a version are compared with. */
export type VersionHead = Pick<RevisionSummary, keyof VersionRef | 'savedAt'>;

/** What a document has as its current version; `null` while it is deleted. */
export function currentHead(document: StoredDocument | null): VersionHead | null {
  if (!document || document.etag === null) return null;
  const { id, version, etag, updatedAt } = document;
  return { documentId: id, version, etag, savedAt: updatedAt };
}

/** What history says of one version. Tags here are opaque parts, without quotes. */
export interface RevisionSummary {
  readonly documentId: string;
  readonly version: number;
  readonly etag: string;
  readonly title: string;
  readonly excerpt: string;
  /** Bytes of the representation. */
  readonly size: number;
  readonly author: Author;
  readonly savedAt: Date;
  /** The tag of the version that this one replaced; `null` for a creation. */
  readonly parentEtag: string | null;
  /** The tag of the version that its author started from, when the save was a merge. */
  readonly mergeBaseEtag: string | null;
  readonly linesAdded: number;
  readonly linesRemoved: number;
  /** Lines of the text that differ from the version before; see `rangesChanged`. */
  readonly changedLines: readonly LineRange[];
  /**
   * If this version has exactly the content of an earlier one, the first version that had it; otherwise null. Else `null`. It follows
   * from the content alone, so that a restore is one whoever makes it and however.
   */
  readonly restored: number | null;
}

/** What people call a version. */
export interface VersionName {
  readonly name: string;
  /** Which change of the document's names made it: no two are made by the same. */
  readonly change: number;
}

/** What it takes to say who wrote the lines of a version, without its text. */
export interface VersionStep extends LineStep {
  readonly version: number;
  readonly author: Author;
  readonly savedAt: Date;
}

/** A version as it is served. */
export interface Representation extends VersionHead {
  /** What it says: as text or, where that would have to be made of the bytes first only to be made bytes again, as these. */
  readonly content: string | Uint8Array;
}

/** One version, written once and never changed. */
export interface Revision extends RevisionSummary {
  /** The representation: JSON text exactly as its writer sent it, or as a patch made it. */
  readonly text: string;
}
