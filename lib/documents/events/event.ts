import type { LineRange } from '@/lib/documents/content/line-range';
import type { Access } from '@/lib/documents/model/access';
import type { Author } from '@/lib/documents/model/document';
import type { Sharing } from '@/lib/documents/model/sharing';
import type { Person } from '@/lib/documents/people/person';
import type { Present } from './presence';

/** A version was saved. Follows from the history, so it reads the same live and after a resume, but for colours: today's. */
export interface VersionEvent {
  readonly type: 'version';
  readonly document: string;
  readonly version: number;
  readonly etag: string;
  readonly author: Person;
  /** ISO 8601. */
  readonly savedAt: string;
  /** The tag that its author started from, when the save was a merge. */
  readonly mergeBase: string | null;
  /**
   * Lines of the new body that differ from the version before; where lines only went, the one that follows them or else
   * the last.
   */
  readonly lines: readonly LineRange[];
  /** Where it brings an earlier content back, byte for byte, the first version that had it: "Ana restored v2 as v7". */
  readonly restored: number | null;
}

/** Versions are called otherwise. Never resumed: whoever comes back is told how the names stand. */
export interface NamedEvent {
  readonly type: 'named';
  readonly document: string;
  /** How often names of the document have changed. */
  readonly names: number;
}

export interface DeletedEvent {
  readonly type: 'deleted';
  readonly document: string;
  /** The newest version there was. */
  readonly version: number;
  /** ISO 8601. */
  readonly deletedAt: string;
  readonly by: Author | null;
}

/** What the reader may do has changed; `none` also stands for a document that there is not. */
export interface SharingEvent {
  readonly type: 'sharing';
  readonly document: string;
  readonly access: Access;
}

/** Who may do what has changed. Told to no reader: each hears what it means for themselves. */
export interface SharedEvent {
  readonly type: 'shared';
  readonly document: string;
  readonly sharing: Sharing;
}

/** Everybody who has the document open. Always the whole list; never resumed, but sent afresh. */
export interface PresenceEvent {
  readonly type: 'presence';
  readonly document: string;
  readonly people: readonly Present[];
  /** How many more people there are than the list names. */
  readonly more: number;
}

/**
 * The stream cannot tell all that was missed: what is shown has to be loaded again. Followed by the end of the stream
 * when the reader fell behind.
 */
export interface ReloadEvent {
  readonly type: 'reload';
  readonly reason: 'behind' | 'unknown-position';
}

/** The state that the events after it build upon. */
interface ReadyEvent {
  readonly type: 'ready';
  readonly documents: readonly DocumentState[];
}

export interface DocumentState {
  readonly document: string;
  readonly version: number;
  /** The current version's tag; `null` while the document is deleted. */
  readonly etag: string | null;
  /** What the reader may do. */
  readonly access: Access;
  /** How often names of versions have changed. */
  readonly names: number;
}

/** What happens to a document, whoever hears of it. */
export type StoredEvent = VersionEvent | DeletedEvent | NamedEvent | SharedEvent;

export type DocumentEvent = VersionEvent | DeletedEvent | NamedEvent | SharingEvent | PresenceEvent;

export type LiveEvent = DocumentEvent | ReloadEvent | ReadyEvent;
