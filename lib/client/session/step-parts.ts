import { mayEdit } from '@/lib/client/document/access';
import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import {
  type Cause,
  type Gone,
  type Happening,
  isDirty,
  isUnborn,
  type Merging,
  type Saving,
  type Session,
  type ShelfEntry,
  UNBORN,
} from './session';
import type { Effect, Step } from './session-effect';

/** What an event leads to. */
export type SessionStep = Step<Session>;

/** To this state, with these effects. */
export function go(state: Session, ...effects: readonly Effect[]): SessionStep {
  return { state, effects };
}

/** Runs another part of a step on what one part led to. */
export function andThen(first: SessionStep, next: (state: Session) => SessionStep): SessionStep {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

/** Leaves word of what happened; a later one takes the place of an earlier one that nobody saw. */
export function say(session: Session, happening: Happening): Session {
  const id = session.counter + 1;
  return { ...session, counter: id, notice: { id, ...happening } };
}

/** Puts another text into the editor; the editor sees by `revision` that it was not typed. */
export function withText(session: Session, text: Content): Session {
  return sameContent(session.text, text) ? session : { ...session, text, revision: session.revision + 1 };
}

/** Takes up the newest version with nothing of one's own left over it. */
export function moveToHead(session: Session): Session {
  return {
    ...withText(session, session.head.content),
    base: session.head,
    collision: null,
    foresight: null,
    settled: null,
    mergeBase: null,
    refusal: null,
    merging: null,
  };
}

/**
 * The server lost the version that the text started from, as a backup was put back. The text stays, and counts as written on
 * from the version that the server then had, so that a save brings all of it back.
 */
export function rewind(session: Session, { rewoundTo, ...head }: Snapshot): Session {
  if (!rewoundTo) return session;
  return {
    ...session,
    base: rewoundTo,
    head,
    collision: null,
    foresight: null,
    settled: null,
    mergeBase: null,
    merging: null,
    gone: null,
  };
}

/** Milliseconds in which a time that is told to the second may be. */
const SECOND = 1_000;

/** Whether a document that is not there went as a backup was put back that had nothing of it. */
export function wentWithBackup({ base }: Pick<Session, 'base'>, { reason, lost }: Gone): boolean {
  if (reason !== 'missing' || !lost || base.savedAt === null) return false;
  const at = Date.parse(base.savedAt);
  return at + SECOND > Date.parse(lost.after) && at < Date.parse(lost.before);
}

/** The server knows nothing of the document any more: only this device has it, and its next save makes it again. */
export function unmake(session: Session): Session {
  const unborn = rewind(session, { ...UNBORN, rewoundTo: UNBORN });
  const { version } = UNBORN;
  return say(
    { ...unborn, access: 'own', saving: null, queued: null, refusal: null },
    { type: 'put-back', version },
  );
}

/** Whether somebody saved since the version that the text started from. */
export function isBehind(session: Session): boolean {
  return session.head.etag !== session.base.etag;
}

function guardOf(on: Snapshot | null): WriteGuard {
  return on === null || isUnborn({ base: on })
    ? { ifNoneMatch: '*' }
    : { ifMatch: on.etag, version: on.version };
}

/** Sends what is to be saved, for the first time or again. */
export function send(session: Session, saving: Saving): SessionStep {
  const sent = again(session, saving);
  return go({ ...session, counter: sent.id, saving: sent, progress: null, refusal: null }, putOf(sent));
}

/** Sends once more what was given up, to learn what became of it. */
export function resend(session: Session, abandoned: Saving): SessionStep {
  const sent = again(session, abandoned);
  return go({ ...session, counter: sent.id, abandoned: sent }, putOf(sent));
}

function again({ counter }: Session, saving: Saving): Saving {
  return { ...saving, id: counter + 1, attempt: saving.attempt + 1, phase: 'sent' };
}

function putOf({ id, key, attempt, documentId, content, on, mergeBase }: Saving): Effect {
  return { type: 'put', id, key, attempt, documentId, content, guard: guardOf(on), mergeBase };
}

/** Begins to save: a new act, with a key of its own. */
export function put(
  session: Session,
  what: Pick<Saving, 'intent' | 'content' | 'on'> & Partial<Saving>,
): SessionStep {
  return send(session, {
    id: 0,
    key: `${session.seed}-${session.counter + 1}`,
    documentId: session.documentId,
    text: session.text,
    mergeBase: session.mergeBase,
    attempt: 0,
    phase: 'sent',
    status: null,
    leaving: [],
    ...what,
  });
}

/** Asks for a merge of `base`, the text and the newest version; replaces any that is still being computed. */
export function ask(
  session: Session,
  purpose: Merging['purpose'],
  delay = 0,
  { asked = false, lost = 0 }: Cause = {},
): SessionStep {
  const id = session.counter + 1;
  const { base, text: mine, head: theirs } = session;
  const merging: Merging = { id, purpose, base, mine, theirs, asked, lost };
  return go(
    { ...session, counter: id, merging },
    {
      type: 'merge',
      id,
      delay,
      base: merging.base.content,
      mine: merging.mine,
      theirs: merging.theirs.content,
    },
  );
}

/** Puts texts on the shelf, and remembers them until they are there. */
export function shelve(session: Session, entries: readonly ShelfEntry[]): SessionStep {
  return go(
    { ...session, shelving: [...session.shelving, ...entries] },
    ...entries.map((entry) => ({ type: 'shelve', entry }) as const),
  );
}

/**
 * Comes to terms with a newer version that was learned of: nothing while a save's outcome is open; a collision is
 * carried over, unless a wording is typed in it; a clean editor moves on; otherwise the merge is computed ahead, before anyone hits Save. A text that may
 * not be saved stays as it is.
 */
export function follow(session: Session): SessionStep {
  if (session.saving || session.gone || session.composing) return go(session);
  const unsaved = session.collision !== null || isDirty(session);
  if (!mayEdit(session.access) && unsaved && !sameContent(session.text, session.head.content)) {
    return go(session);
  }
  if (session.collision) {
    const seen = session.collision.theirs.etag === session.head.etag;
    return seen || session.writing ? go(session) : ask(session, 'carry');
  }
  if (!isBehind(session)) return go({ ...session, foresight: null });
  const { version, author: by, restores } = session.head;
  if (!isDirty(session)) return go(say(moveToHead(session), { type: 'moved-on', version, by, restores }));
  if (sameContent(session.text, session.head.content)) {
    return go(say(moveToHead(session), { type: 'same-text', version, by }));
  }
  const asked = session.merging && session.merging.purpose !== 'foresee';
  return asked ? go(session) : ask(session, 'foresee');
}
