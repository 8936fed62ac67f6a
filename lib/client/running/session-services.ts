import type { PutRequest } from '@/lib/client/api/documents-api';
import type { ProblemError } from '@/lib/client/api/problem-error';
import type { Person } from '@/lib/client/api/shapes';
import type { Content, Snapshot } from '@/lib/client/document/content';
import type { DraftStore } from '@/lib/client/drafts/draft-store';
import type { MergeTexts } from '@/lib/client/merging/merge-client';

/** What a session's effects need of the world; tests bring a world of their own. */
export interface SessionServices {
  readonly api: {
    readonly me: () => Promise<Person>;
    readonly put: (request: PutRequest) => Promise<Snapshot>;
    readonly read: (documentId: string) => Promise<Snapshot>;
    readonly savedBefore: (content: Content, error: ProblemError) => Promise<Snapshot | null>;
    readonly currentAfter: (documentId: string, error: ProblemError) => Promise<Snapshot>;
  };
  readonly drafts: DraftStore;
  readonly mergeTexts: MergeTexts;
  /** Whether the page may be gone in a moment. */
  readonly isLeaving: () => boolean;
  /** In [0, 1). */
  readonly random: () => number;
  readonly now: () => Date;
  /** Runs `run` after so many milliseconds, unless the function returned is called before. */
  readonly after: (delay: number, run: () => void) => () => void;
  /** Told of every version that a session saved. */
  readonly onSaved: (documentId: string, snapshot: Snapshot) => void;
}
