import type { Access } from '@/lib/client/document/access';
import type { Content, Snapshot } from '@/lib/client/document/content';
import type { Choice } from '@/lib/merge/resolve/resolution';
import type { ContentMerge, Place } from './collision';
import type { Gone, Keeping, SaveRefusal, Selection } from './session';

/** Makes an entry of the shelf possible without a clock or chance in here. `now` in ISO 8601. */
export interface Stamp {
  readonly shelfId: string;
  readonly now: string;
}

/** What a person does. Names of buttons and keys; each is safe at any time and does nothing where it makes no sense. */
export type Command =
  | { readonly type: 'edit'; readonly text: Content; readonly selection?: Selection }
  | { readonly type: 'select'; readonly selection: Selection }
  /** `automatic`: nobody asked for it just now, so no dialog comes of it. */
  | { readonly type: 'save'; readonly automatic?: boolean }
  /** An input method begins to compose, before the text changes by it, or has ended, after. */
  | { readonly type: 'compose'; readonly active: boolean }
  /** A field of the dialog in which a wording is typed has the focus, or a key was pressed in it; or it was left. */
  | { readonly type: 'write'; readonly active: boolean }
  /** Opens the dialog: before any save, or again after "Decide later". */
  | { readonly type: 'review' }
  | { readonly type: 'update-now' }
  /** `null` takes a decision back: a conflict is open again, an automatic merge stands again. */
  | { readonly type: 'choose'; readonly place: Place; readonly choice: Choice | null }
  /** Decides every conflict that is open, in one step of undo. */
  | { readonly type: 'choose-rest'; readonly take: 'mine' | 'theirs' }
  | { readonly type: 'undo-choice' }
  | { readonly type: 'redo-choice' }
  /** The cursor is on this card. */
  | { readonly type: 'point'; readonly place: Place | null }
  /** Sends the result if nothing is open, else moves the cursor to the first open place. */
  | ({ readonly type: 'save-merged' } & Stamp)
  | { readonly type: 'decide-later' }
  /** Saves mine over theirs, under the tag of the version shown. */
  | ({ readonly type: 'replace-theirs' } & Stamp)
  /** Saves mine as a document of its own under this new id; this one moves on to the newest version. */
  | ({ readonly type: 'save-as-copy'; readonly copyId: string } & Stamp)
  /** Puts mine on the shelf and moves on to the newest version. */
  | ({ readonly type: 'discard' } & Stamp)
  /** Takes a text from the shelf, another draft or an earlier version into a clean editor. */
  | { readonly type: 'take-over'; readonly text: Content }
  /** Makes a deleted document again with my text. */
  | ({ readonly type: 'recreate' } & Stamp)
  /** Takes the last merge back: their version is saved again, my text and the choices return. */
  | { readonly type: 'undo-merge' }
  | { readonly type: 'dismiss-notice' };

/** What the world answers. `id` is that of the effect answered; late answers to anything else change nothing. */
export type Report =
  | { readonly type: 'saved'; readonly id: number; readonly snapshot: Snapshot }
  /** 412 with the current version. `savedAs`: the version that an earlier attempt at this very save made. `random` is in [0, 1). */
  | {
      readonly type: 'collided';
      readonly id: number;
      readonly random: number;
      readonly current: Snapshot;
      readonly savedAs: Snapshot | null;
    }
  /** 404, 410, or 412 because the document is deleted or missing. */
  | { readonly type: 'vanished'; readonly id: number; readonly gone: Gone }
  /** Any other 4xx: sending it again would not help. */
  | { readonly type: 'refused'; readonly id: number; readonly refusal: SaveRefusal }
  /** No answer, or one that says nothing of the save (5xx, 429 and others): it may have been saved. `random` is in [0, 1), `retryAfter` in ms. */
  | {
      readonly type: 'unanswered';
      readonly id: number;
      readonly random: number;
      readonly retryAfter: number | null;
      /** The status of the answer, if there was one. */
      readonly status: number | null;
    }
  /** So much of what is being sent has left, in [0, 1]. */
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  | { readonly type: 'retry'; readonly id: number }
  /** What stands on the server now; `null`: nothing. */
  | { readonly type: 'looked'; readonly id: number; readonly current: Snapshot | null }
  | { readonly type: 'merged'; readonly id: number; readonly merge: ContentMerge }
  /** A newer version was learned of by other means than a save. */
  | { readonly type: 'head-changed'; readonly head: Snapshot }
  | { readonly type: 'head-gone'; readonly gone: Gone }
  /** What the person may do, as the server says now. */
  | { readonly type: 'access'; readonly access: Access }
  | { readonly type: 'online' }
  | { readonly type: 'offline' }
  | { readonly type: 'keeping'; readonly keeping: Keeping }
  | { readonly type: 'shelved'; readonly shelfId: string }
  /** A draft was taken up again; asks the effects that it waits for. `seed` as in `openSession`. */
  | {
      readonly type: 'resumed';
      readonly draftedAt: string;
      readonly seed: string;
    };

/** All that makes a session another one. */
export type SessionEvent = Command | Report;
