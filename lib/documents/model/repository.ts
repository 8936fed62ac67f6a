import type { LineStep } from '@/lib/documents/content/line-step';
import type { Act, CompletedAct } from './act';
import type {
  Author,
  Representation,
  Revision,
  RevisionSummary,
  StoredDocument,
  VersionName,
  VersionRef,
  VersionStep,
} from './document';
import type { Sharing } from './sharing';

/**
 * The state that a change is based on: version and tag as found, or `null` where the document never existed. Who may do
 * what belongs to it, so that nobody changes anything by a permission that was taken back meanwhile.
 */
export type Expected = {
  readonly version: number;
  readonly etag: string | null;
  /** The version of its sharing. */
  readonly sharing: number;
} | null;

/** That the document is still as it was found. */
export function asFound(document: StoredDocument | null): Expected {
  return (
    document && {
      version: document.version,
      etag: document.etag,
      sharing: document.sharing.version,
    }
  );
}

/** A change of one document. */
export type DocumentChange =
  | {
      readonly kind: 'save';
      readonly revision: Revision;
      /** Whether somebody may find the document by searching: said when it is made, and true for ever. */
      readonly searchable: boolean;
      /** How the lines of the new version follow from those before it. */
      readonly step: LineStep;
    }
  | { readonly kind: 'delete'; readonly documentId: string; readonly by: Author; readonly at: Date }
  /** Deletes it with the text of every version; what stays is the tombstone with its counter. */
  | { readonly kind: 'erase'; readonly documentId: string; readonly by: Author; readonly at: Date }
  /** Another sharing, whose version follows the one that is expected. */
  | { readonly kind: 'share'; readonly documentId: string; readonly sharing: Sharing }
  /**
   * Another name for a version, or none. Made only while the document's names are those that came before `names`, which counts
   * them.
   */
  | {
      readonly kind: 'name';
      readonly documentId: string;
      readonly version: number;
      readonly name: string | null;
      readonly names: number;
      /** Whether the version had none. */
      readonly created: boolean;
    }
  /** The document says already what was asked for: only the act is recorded that asked for it. */
  | { readonly kind: 'keep'; readonly documentId: string };

/** Which document a change is of. */
export function documentIdOf(change: DocumentChange): string {
  return change.kind === 'save' ? change.revision.documentId : change.documentId;
}

/** When a change is made that has a date; a document's lie one after another. */
export function dateOf(change: DocumentChange): Date | null {
  if (change.kind === 'save') return change.revision.savedAt;
  return 'at' in change ? change.at : null;
}

/** An act together with what comes of it: a change of the document as it was expected. */
export function completedAct(act: Act, expected: Expected, change: DocumentChange): CompletedAct {
  if (change.kind === 'name') {
    const { documentId, names, name, created } = change;
    return { ...act, documentId, version: names, etag: name === null ? null : String(names), created };
  }
  const after = change.kind === 'save' ? change.revision : { version: 0, ...expected };
  return {
    ...act,
    documentId: documentIdOf(change),
    version: after.version,
    etag: change.kind === 'delete' || change.kind === 'erase' ? null : (after.etag ?? null),
    created: change.kind === 'save' && (expected?.etag ?? null) === null,
  };
}

/** One document in a list. */
export interface ListedDocument {
  readonly id: string;
  readonly sharing: Sharing;
  readonly createdAt: Date;
  /** When it was saved or deleted last: what the list is ordered by. */
  readonly updatedAt: Date;
  readonly deleted: StoredDocument['deleted'];
  /** The newest version, also of a deleted one. */
  readonly newest: RevisionSummary;
}

/**
 * Which documents to list: those that the person owns, or may see and has opened, newest change first; none of which the
 * text is gone for ever.
 */
export interface ListRequest {
  readonly personId: string | null;
  /** Documents that everybody has in their list. */
  readonly common: readonly string[];
  readonly deleted: boolean;
  /** Folded for search; empty for all. */
  readonly search: string;
  readonly limit: number;
  /** Where the part before ended. */
  readonly after: ListCursor | null;
  /** Bytes of text that a search looks through, about: it stops at the first text that would be more. */
  readonly effort: number;
}

/** What looking at a document in a search counts as at the least, in bytes. */
export const LEAST_SEARCHED = 4_096;

/** A place in a list: after this document, as it was changed then. */
export interface ListCursor {
  readonly updatedAt: Date;
  readonly id: string;
}

/** One part of a list. */
export interface ListPart {
  readonly documents: readonly ListedDocument[];
  /** Where the next part begins; `null`: there is none. A search that has looked far enough found less than asked for. */
  readonly next: ListCursor | null;
  /** Bytes of text that a search has looked through. */
  readonly searched: number;
}

/** Where documents are kept. Every implementation has to pass the same tests. */
export interface DocumentRepository {
  /**
   * The document, of one moment; a deleted one too; `null` if it never existed. Its text is not read: how long that takes
   * would tell whoever may not see it that it is there, and how long it is.
   */
  find(id: string): Promise<StoredDocument | null>;

  /**
   * Makes a change if the document is still as expected, and was last changed before the date that the change has: decided by
   * one conditional statement, so that of any number of changes with one expectation exactly one is made, whatever process
   * they come from. True once the change is durable; false, with nothing done, where the document is in another state. An act
   * is recorded in the same transaction, so that no crash comes between; where its person has used its key already, nothing
   * is done either: a copy of the request was faster, or the key belongs to another act.
   */
  commit(expected: Expected, change: DocumentChange, act?: Act | null): Promise<boolean>;

  /** What came of the act of this person with this key, unless it is forgotten by the time of the one that asks. */
  recall(act: Pick<Act, 'personId' | 'key' | 'at'>): Promise<CompletedAct | null>;

  /** Removes acts that are forgotten by now. */
  forgetActs(now: Date): Promise<void>;

  /** One version, also of a deleted document. Throws DamagedText where what is stored is not what its tag was made of. */
  revision(id: string, version: number): Promise<Revision | null>;

  /** The same as it is served, for whoever does not look into it. Throws DamagedText too. */
  representation(id: string, version: number): Promise<Representation | null>;

  /** The texts of one version each of many documents, by their ids: of those that are there and not damaged. */
  texts(versions: readonly VersionRef[]): Promise<ReadonlyMap<string, string>>;

  /** The versions of the document that these tags belong to, in order. */
  versionsByTag(id: string, etags: readonly string[]): Promise<readonly VersionRef[]>;

  /**
   * The version of the document that was current as the backup was made that was put back last: what was saved after it is
   * gone, and whoever names a version that is unknown here may have gone on from it. `null` where none ever was put back, or
   * the document is younger.
   */
  rewoundTo(id: string): Promise<VersionRef | null>;

  /** The first version of the document whose tag ends with this hash of its content; without its text. */
  firstWithContent(id: string, hash: string): Promise<number | null>;

  /** How lines follow, for versions up to this one, newest first; versions from before that was kept are left out. */
  steps(id: string, upTo: number, limit: number): Promise<readonly VersionStep[]>;

  /** What versions are called, by their numbers. */
  names(id: string): Promise<ReadonlyMap<number, VersionName>>;

  /** Versions older than `before`, or the newest, newest first. */
  history(id: string, before: number | null, limit: number): Promise<readonly RevisionSummary[]>;

  list(request: ListRequest): Promise<ListPart>;

  /**
   * Remembers that somebody opened a document, so that it shows in their list. Costs a write only the first time. Where that
   * cannot be stored now, it is left to the next time: nobody is kept from reading by it.
   */
  recordVisit(personId: string, documentId: string, at: Date): Promise<void>;
}
