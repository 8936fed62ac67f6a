import { type Access, mayEdit } from '@/lib/client/document/access';
import { type Author, type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import type { Collision, ContentMerge } from './collision';

/**
 * One document being edited in one tab. Plain serialisable data: everything but `composing`, `writing`, `online`,
 * `keeping`, `notice`, `foresight` and `progress` is kept on the device. It begins by `openSession`, or by `sessionOf` a draft (draft.ts); after that `step`
 * (step.ts) says what it becomes, and the runner alone notes that something waits to be kept.
 */
export interface Session {
  readonly documentId: string;
  /** The version that the text started from. */
  readonly base: Snapshot;
  /** What is in the editor. */
  readonly text: Content;
  /** Grows whenever the text changed otherwise than by typing: the editor must take it over then. */
  readonly revision: number;
  readonly selection: Selection;
  /** The newest version known; the same as `base` unless someone saved meanwhile. */
  readonly head: Snapshot;
  /** The one save whose outcome is open. */
  readonly saving: Saving | null;
  /**
   * A save that the person gave up while its outcome was open. It may have arrived: that is looked up, and it is never
   * saved by that.
   */
  readonly abandoned: Saving | null;
  /** How much of what is being sent has left, in [0, 1]; `null` while that is not known. */
  readonly progress: number | null;
  /** What to save as soon as that outcome is known; the latest text wins. */
  readonly queued: Content | null;
  /** The one merge that is being computed. */
  readonly merging: Merging | null;
  readonly collision: Collision | null;
  readonly foresight: Foresight | null;
  /** What the person may do, as far as is known. */
  readonly access: Access;
  /** Set while the document does not exist on the server. */
  readonly gone: Gone | null;
  /** Why the server refused the last save for good (never a collision). */
  readonly refusal: SaveRefusal | null;
  /** The tag that the author once started from, after "Update now" moved `base` on: history keeps it as a parent. */
  readonly mergeBase: string | null;
  /** The collision that the last save settled, so that it can be reviewed and undone. */
  readonly settled: Collision | null;
  /** Texts on their way to the shelf. */
  readonly shelving: readonly ShelfEntry[];
  /** While an input method composes: the text in the editor has half a word. */
  readonly composing: Composing | null;
  /** While a wording is typed into a field of the dialog: nothing that others do takes the field away. */
  readonly writing: boolean;
  readonly online: boolean;
  readonly keeping: Keeping;
  readonly notice: Notice | null;
  /** Counts saves, merges and notices, so that a late answer is told from the one awaited. */
  readonly counter: number;
  /**
   * With the counter it makes keys of saves. Random, and new each time that a session is taken up again: what was counted
   * after the device last kept it, would be counted a second time, for other content.
   */
  readonly seed: string;
}

/** Offsets into the body, in UTF-16 units. */
export interface Selection {
  readonly anchor: number;
  readonly head: number;
}

/** A composition of an input method (IME) that is not over. */
interface Composing {
  /** The text before it: all that can be saved now. */
  readonly committed: Content;
  /** Whether a save was asked for meanwhile, or was due by itself: what comes of the composition is saved then. */
  readonly saveAfter: 'asked' | 'due' | null;
}

/** Why something is sent; what happens afterwards depends on it. */
type Intent = 'save' | 'one-sided' | 'merge' | 'replace' | 'undo-merge' | 'recreate' | 'copy';

/** How a save came about, for what becomes of it when somebody else was faster. */
export interface Cause {
  /** A person asked for it and typed nothing since: only then a dialog may open, for it opens over no typing. */
  readonly asked?: boolean;
  /** How many times in a row somebody else was faster. */
  readonly lost?: number;
}

/** A save whose outcome is open. */
export interface Saving extends Cause {
  readonly id: number;
  readonly intent: Intent;
  readonly documentId: string;
  readonly content: Content;
  /** What was in the editor when it was first sent; differs from `content` only for a copy. */
  readonly text: Content;
  /** Names this act of saving (Idempotency-Key): the same each time that it is sent, and no other act's. */
  readonly key: string;
  /** The version that this replaces: its tag is the `If-Match`. `null`, or none yet, creates (`If-None-Match: *`). */
  readonly on: Snapshot | null;
  readonly mergeBase: string | null;
  /** How many times it was sent. */
  readonly attempt: number;
  /** `sent`: an answer is awaited; `waiting`: no answer came, it goes out again later, the same bytes under the same key. */
  readonly phase: 'sent' | 'waiting';
  /** Why it waits: the status of an answer that was none, or `null` where nobody answered. */
  readonly status: number | null;
  /** The collision that it settles by itself, with no dialog: the text in the editor is the merge. */
  readonly settles?: Collision;
  /** What goes to the shelf once this is saved, because the saved text does not have all of it. */
  readonly leaving: readonly ShelfEntry[];
}

/** A merge that was asked for and is not there yet. */
export interface Merging extends Cause {
  readonly id: number;
  /**
   * What the result is for. `collide` goes on with a save: it saves the result if nothing overlaps. `update` applies it to
   * the text if nothing overlaps.
   */
  readonly purpose: 'collide' | 'review' | 'carry' | 'foresee' | 'update';
  readonly base: Snapshot;
  readonly mine: Content;
  readonly theirs: Snapshot;
}

/** Someone saved while I edit: what a save would meet. */
interface Foresight {
  readonly theirs: Snapshot;
  /** The text that the merge was computed with. */
  readonly mine: Content;
  readonly merge: ContentMerge;
  /** How many places overlap; 0 when the changes fit together. */
  readonly conflicts: number;
}

/** What is known of a document that is not there. */
export interface Gone {
  readonly reason: 'deleted' | 'missing';
  readonly by: Author | null;
  readonly at: string | null;
  /** The text of every version is gone with it, so there is nothing to bring back. */
  readonly forever?: true;
  /** What the server had saved between these times is gone there, as a backup was put back. */
  readonly lost?: { readonly after: string; readonly before: string };
  /** The document that my text has become since. */
  readonly keptAs?: string;
}

/** Why the server will not take a save, however often it is sent. */
export interface SaveRefusal {
  readonly status: number;
  /** The server's stable code, such as `content_too_large`. */
  readonly error: string;
  /** One sentence for people. */
  readonly message: string;
  /** `origin`: the server takes nothing from the address that this page was opened under. */
  readonly reason?: string;
}

/** Text that left the editor without being saved, restorable later. */
export interface ShelfEntry {
  readonly id: string;
  readonly documentId: string;
  readonly content: Content;
  readonly reason: 'discarded' | 'merged' | 'displaced';
  /** Tag of the version that it was merged with, so that history finds it at the merge. */
  readonly mergedWith?: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Whether what was typed is on the device: `pending` for a moment after each change; `failed` warns. */
export type Keeping = 'kept' | 'pending' | 'failed';

/** What just happened, to be said once. `id` differs for each. */
export type Notice = { readonly id: number } & Happening;

/** The kinds of things that are said once. */
export type Happening =
  | { readonly type: 'saved'; readonly version: number }
  /** Nothing to save: the text is what the server has. */
  | { readonly type: 'already-saved'; readonly version: number }
  /** An earlier save of mine, whose answer was lost, was found to have arrived. */
  | { readonly type: 'found-saved'; readonly version: number }
  /** A save that I gave up had arrived before. */
  | { readonly type: 'arrived'; readonly version: number }
  /** Someone else had saved exactly what I was about to save. */
  | { readonly type: 'same-text'; readonly version: number; readonly by: Author | null }
  /** Saved on top of someone's version without a dialog, because only one side had changed anything. */
  | { readonly type: 'one-sided'; readonly version: number; readonly by: Author | null }
  | { readonly type: 'merged'; readonly version: number; readonly by: Author | null }
  | { readonly type: 'replaced'; readonly version: number; readonly by: Author | null }
  /**
   * The server lost versions as a backup was put back: this is the newest that it has, or 0 where it knows nothing of the
   * document any more, and the text in the editor is kept.
   */
  | { readonly type: 'put-back'; readonly version: number }
  | { readonly type: 'merge-undone'; readonly version: number }
  | { readonly type: 'recreated'; readonly version: number }
  | { readonly type: 'copied'; readonly documentId: string; readonly title: string }
  /** A clean editor moved on to a newer version. */
  | {
      readonly type: 'moved-on';
      readonly version: number;
      readonly by: Author | null;
      /** The earlier version that it has the text of again. */
      readonly restores?: number | undefined;
    }
  /** "Update now" took their changes into my text. */
  | { readonly type: 'updated'; readonly version: number; readonly by: Author | null }
  /** They saved again while the dialog was open. */
  | {
      readonly type: 'collided-again';
      readonly version: number;
      readonly by: Author | null;
      readonly fresh: number;
    }
  | { readonly type: 'restored'; readonly draftedAt: string }
  | { readonly type: 'discarded'; readonly shelfId: string };

/**
 * A session over a version just loaded, with nothing typed.
 *
 * @param seed differs from that of any other session, on whatever device: a UUID, say.
 */
export function openSession(documentId: string, head: Snapshot, seed: string): Session {
  return {
    documentId,
    base: head,
    text: head.content,
    revision: 0,
    selection: { anchor: 0, head: 0 },
    head,
    saving: null,
    abandoned: null,
    progress: null,
    queued: null,
    merging: null,
    collision: null,
    foresight: null,
    access: head.access ?? 'edit',
    gone: null,
    refusal: null,
    mergeBase: null,
    settled: null,
    shelving: [],
    composing: null,
    writing: false,
    online: true,
    keeping: 'kept',
    notice: null,
    counter: 0,
    seed,
  };
}

/** What a document starts from that only this device knows so far: nothing. */
export const UNBORN: Snapshot = {
  content: { title: '', body: '' },
  etag: '',
  version: 0,
  author: null,
  savedAt: null,
};

/**
 * A session over a document that only this device knows so far, with this text. The save that makes it, named by `key`, is
 * under way and may have been sent: whoever takes the session up goes on with it.
 */
export function unbornSession(documentId: string, content: Content, key: string, seed: string): Session {
  const saving: Saving = {
    id: 0,
    intent: 'save',
    documentId,
    content,
    text: content,
    key,
    on: UNBORN,
    mergeBase: null,
    attempt: 0,
    phase: 'waiting',
    status: null,
    leaving: [],
  };
  return { ...openSession(documentId, UNBORN, seed), text: content, saving };
}

/** Whether no version of the document is known to exist: only this device has it, and its first save makes it. */
export function isUnborn({ base }: Pick<Session, 'base'>): boolean {
  return base.version === UNBORN.version;
}

/**
 * Whether the document cannot be read any more: its owner took that back, or the server knows nothing of it, which it
 * says in the same words. What is shown then is one's own text alone.
 */
export function isUnreadable({ access, gone }: Session): boolean {
  return access === 'none' || gone?.reason === 'missing';
}

/** Whether the document was deleted and the person may make it again. */
export function canRecreate({ access, gone }: Session): boolean {
  return gone?.reason === 'deleted' && !gone.forever && mayEdit(access);
}

/** Whether there is something here that is nowhere else: a text, a decision, or a save whose outcome is open. */
export function hasUnsaved(session: Session): boolean {
  return isDirty(session) || session.collision !== null || session.saving !== null;
}

/**
 * Whether a save that nobody asks for makes sense: not where a person has to decide something first, or is deciding it.
 */
export function savesByItself(session: Session): boolean {
  const { collision, gone, refusal, foresight } = session;
  if (!mayEdit(session.access) || isUnreadable(session)) return false;
  return !collision && !gone && !refusal && !(foresight && foresight.conflicts > 0);
}

/** Whether the text differs from the version it started from. */
export function isDirty(session: Session): boolean {
  return !sameContent(session.text, session.base.content);
}
