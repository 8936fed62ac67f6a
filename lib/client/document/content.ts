import type { Access } from './access';

/** What a document holds: exactly the representation that is sent and stored, nothing else. */
export interface Content {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** The two texts of a document; both take part in every merge. */
export type Field = keyof Content;

/** In the order in which a person meets them. */
export const FIELDS: readonly Field[] = ['title', 'body'];

/** Who saved a version; `you` when it was this browser's own identity, in whichever tab. */
export interface Author {
  readonly name: string;
  readonly you: boolean;
}

/** One version of a document together with the tag that guards it. */
export interface Snapshot {
  readonly content: Content;
  readonly etag: string;
  readonly version: number;
  /** `null` while nobody has said who it was (a plain GET of the document does not). */
  readonly author: Author | null;
  /** ISO 8601; `null` like `author`. */
  readonly savedAt: string | null;
  /** The earlier version that it has the text of again. */
  readonly restores?: number;
  /**
   * Only where the server lost the version that was known here, as a backup was put back: the version that it then had, from
   * which both this one and what is known here follow.
   */
  readonly rewoundTo?: Snapshot;
  /** What whoever asked for it may do; absent where the answer did not say. */
  readonly access?: Access;
}

/** What somebody's copy of another's document is called. */
export function copyTitle(title: string): string {
  return `Copy of ${title.trim() || 'Untitled'}`;
}

/** Whether two contents are the same to the byte. */
export function sameContent(a: Content, b: Content): boolean {
  return a === b || (a.title === b.title && a.body === b.body);
}
