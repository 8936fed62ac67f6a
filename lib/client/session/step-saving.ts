import { mayEdit } from '@/lib/client/document/access';
import { type Snapshot, sameContent } from '@/lib/client/document/content';
import { backoff } from '@/lib/http/retry/backoff';
import type { Cause, Gone, Happening, SaveRefusal, Saving, Session } from './session';
import { isDirty, isUnborn } from './session';
import type { SessionEvent } from './session-event';
import { accessChanged } from './step-access';
import {
  andThen,
  ask,
  follow,
  go,
  moveToHead,
  put,
  rewind,
  type SessionStep,
  say,
  send,
  shelve,
  unmake,
  wentWithBackup,
  withText,
} from './step-parts';

/** So many times in a row a save that met another version is merged and sent again at once. */
const LOST_AT_ONCE = 4;
/** Of the pauses before it is tried again after that, each twice the one before, so many grow. */
const GROWING_PAUSES = 3;
/**
 * After so many times in a row it is the banner that says how things are. It takes others who save without a break for about
 * a minute: whoever types and saves by hand leaves room sooner.
 */
const MOST_LOST = 30;

/**
 * A save was asked for, or is due by itself. With an outcome still open it waits in a queue of one, and hurries a retry;
 * what is asked for while one is open that was due by itself, asks for that one as well.
 */
export function save(session: Session, automatic = false): SessionStep {
  const { composing, saving } = session;
  if (!mayEdit(session.access)) return go(session);
  if (composing) return saveCommitted(session, composing, automatic);
  const { text } = session;
  if (saving) {
    const queued = sameContent(text, saving.text) ? null : text;
    const meant: Saving = automatic ? saving : { ...saving, asked: true };
    const waiting = { ...session, queued, saving: meant };
    return saving.phase === 'waiting' ? send(waiting, meant) : go(waiting);
  }
  if (session.gone) return go(session);
  if (!isDirty(session) && !isUnborn(session)) {
    return go(say(session, { type: 'already-saved', version: session.base.version }));
  }
  return put(session, { intent: 'save', content: text, on: session.base, asked: !automatic });
}

/** Half a word is not saved: what stood there before is, and what becomes of it as soon as it is there. */
function saveCommitted(
  session: Session,
  composing: NonNullable<Session['composing']>,
  automatic: boolean,
): SessionStep {
  const { committed } = composing;
  const saveAfter = automatic ? (composing.saveAfter ?? 'due') : 'asked';
  const asked: Session = { ...session, composing: { ...composing, saveAfter } };
  if (session.saving) return go({ ...asked, queued: committed });
  if (session.gone || sameContent(committed, session.base.content)) return go(asked);
  return put(asked, { intent: 'save', content: committed, on: session.base, text: committed });
}

/** The save that `id` names is stored. */
export function saved(session: Session, id: number, snapshot: Snapshot): SessionStep {
  const { saving } = session;
  return saving?.id === id ? settle(session, saving, snapshot, happened(saving, snapshot)) : go(session);
}

/**
 * The save was refused because `current` is there. Whether an earlier attempt had arrived, the server says by its key
 * (`savedAs`): equal bytes alone prove nothing, for somebody else may have written them. But there is nothing to decide
 * about equal texts, whoever wrote them.
 */
export function collided(
  session: Session,
  { id, current, savedAs, random }: Extract<SessionEvent, { type: 'collided' }>,
): SessionStep {
  const { saving } = session;
  if (saving?.id !== id) return go(session);
  if (current.rewoundTo) {
    const { rewoundTo: _, ...head } = current;
    return collided(rewind(session, current), { type: 'collided', id, current: head, savedAs, random });
  }
  if (savedAs) {
    const head = current.version > session.head.version ? current : session.head;
    return settle({ ...session, head }, saving, savedAs, foundSaved(saving, savedAs));
  }
  // Nobody else knows a copy's id: whatever stands there grew from what was sent.
  if (saving.intent === 'copy') return settle(session, saving, current, happened(saving, current));
  if (!sameContent(current.content, saving.content)) return meet(session, saving, current, random);
  // A merge that somebody else saved is not mine to undo.
  const theirs: Saving = saving.intent === 'merge' ? { ...saving, intent: 'save' } : saving;
  const { version, author: by } = current;
  return settle(session, theirs, current, { type: 'same-text', version, by });
}

/** It may or may not have been saved: the very same bytes go out again later, under the same tag and key. */
export function unanswered(
  session: Session,
  { id, random, retryAfter, status }: Extract<SessionEvent, { type: 'unanswered' }>,
): SessionStep {
  const { saving } = session;
  if (saving?.id !== id) return go(session);
  const delay = backoff(saving.attempt, random, retryAfter);
  return go(
    { ...session, saving: { ...saving, phase: 'waiting', status } },
    { type: 'schedule-retry', id, delay },
  );
}

/** Time to send again; also when the network returned (`id` omitted). */
export function retry(session: Session, id?: number): SessionStep {
  const { saving } = session;
  if (saving?.phase !== 'waiting' || (id !== undefined && saving.id !== id)) return go(session);
  return send(session, saving);
}

/** The document is gone: what was to be saved stays in the editor, and what was decided in the dialog. */
export function vanished(session: Session, id: number, gone: Gone): SessionStep {
  const { saving } = session;
  if (saving?.id !== id) return go(session);
  if (wentWithBackup(session, gone)) return shelve(unmake(session), saving.leaving);
  const idle = { ...session, saving: null, queued: null, merging: null, foresight: null, gone };
  if (saving.intent !== 'merge') return go(idle);
  // The text is the merge, so it is their version that it is compared with from now on.
  const base = session.collision?.theirs ?? session.base;
  return shelve({ ...idle, collision: null, base, mergeBase: saving.mergeBase }, saving.leaving);
}

/** Refused for good: nothing is sent again by itself, and the text stays. That one may only read is no fault. */
export function refused(session: Session, id: number, refusal: SaveRefusal): SessionStep {
  const { saving } = session;
  if (saving?.id !== id) return go(session);
  const idle: Session = { ...backToDialog(session, saving), saving: null, queued: null };
  const byOwner = refusal.status === 403 && refusal.error === 'forbidden' && refusal.reason !== 'origin';
  const readOnly = byOwner && saving.intent !== 'copy';
  return readOnly ? accessChanged(idle, 'view') : go({ ...idle, refusal });
}

function happened(saving: Saving, { version }: Snapshot): Happening {
  const by = saving.on?.author ?? null;
  switch (saving.intent) {
    case 'save':
      return { type: 'saved', version };
    case 'one-sided':
      return { type: 'one-sided', version, by };
    case 'merge':
      return { type: 'merged', version, by };
    case 'replace':
      return { type: 'replaced', version, by };
    case 'undo-merge':
      return { type: 'merge-undone', version };
    case 'recreate':
      return { type: 'recreated', version };
    case 'copy':
      return { type: 'copied', documentId: saving.documentId, title: saving.content.title };
  }
}

function foundSaved(saving: Saving, snapshot: Snapshot): Happening {
  return saving.intent === 'save'
    ? { type: 'found-saved', version: snapshot.version }
    : happened(saving, snapshot);
}

/** What was sent is stored as `snapshot`: goes on from there. Text typed since stays, unsaved, on top of it. */
function settle(session: Session, saving: Saving, snapshot: Snapshot, happening: Happening): SessionStep {
  // What was typed before the document was made belongs into it.
  const made = isUnborn(session) && saving.intent === 'save' && !session.composing;
  const queued = session.queued ?? (made ? session.text : null);
  const idle = say({ ...session, saving: null, queued, refusal: null }, happening);
  const step = saving.intent === 'copy' ? afterCopy(idle, saving) : go(afterSave(idle, saving, snapshot));
  return andThen(
    andThen(step, (state) => shelve(state, saving.leaving)),
    (state) => dequeue(state, saving),
  );
}

function afterSave(session: Session, saving: Saving, snapshot: Snapshot): Session {
  const { collision, settled } = session;
  const next: Session = {
    ...session,
    base: snapshot,
    head: session.head.version > snapshot.version ? session.head : snapshot,
    gone: null,
    collision: null,
    foresight: null,
    mergeBase: null,
    settled: saving.intent === 'merge' ? (saving.settles ?? collision) : null,
  };
  if (saving.intent !== 'undo-merge') return next;
  // Text typed meanwhile, be it half a word, grew from the merged version, so that stays what it is compared with.
  if (!settled || isDirty(session) || session.composing) return { ...next, base: session.base };
  return {
    ...withText(next, settled.mine),
    base: settled.base,
    // Saved by me, but the other's text: it is with them that mine collides.
    collision: {
      ...settled,
      theirs: { ...snapshot, author: settled.theirs.author },
      undone: true,
      open: false,
    },
  };
}

function afterCopy(session: Session, saving: Saving): SessionStep {
  if (session.composing || !sameContent(session.text, saving.text)) return go(session);
  const done = { ...session, queued: null };
  if (!session.gone) return go(moveToHead(done));
  const gone = { ...session.gone, keptAs: saving.documentId };
  return go({ ...withText(done, session.base.content), gone, collision: null, foresight: null });
}

function dequeue(session: Session, { asked }: Cause): SessionStep {
  const { queued } = session;
  const next = { ...session, queued: null };
  if (!queued || session.collision || sameContent(queued, session.base.content)) return follow(next);
  return put(next, { intent: 'save', content: queued, on: session.base, asked });
}

/** Someone else's version stands where mine was to go. */
function meet(session: Session, saving: Saving, current: Snapshot, random: number): SessionStep {
  const idle: Session = {
    ...session,
    saving: null,
    queued: null,
    gone: null,
    head: current,
    foresight: null,
  };
  const { collision } = idle;
  if (!mayEdit(idle.access)) return go(backToDialog(idle, saving));
  const lost = (saving.lost ?? 0) + 1;
  const cause: Cause = { asked: saving.asked, lost };
  const delay = pauseAfter(lost, random);
  if (!collision) {
    const gaveUp = saving.intent === 'undo-merge' || lost === MOST_LOST;
    return gaveUp ? follow(idle) : meetText(idle, cause, delay);
  }
  const shown = collision.open || cause.asked === true;
  const open = { ...backToDialog(idle, saving), collision: { ...collision, open: shown } };
  if (saving.intent !== 'merge' || sameContent(session.text, saving.content)) return ask(open, 'carry');
  // More was typed on top of the merge result, so it is that result's own parents that the next merge starts from.
  const onwards: Session = {
    ...idle,
    collision: null,
    base: collision.theirs,
    mergeBase: saving.mergeBase,
  };
  return andThen(shelve(onwards, saving.leaving), (state) => meetText(state, cause, delay));
}

/** Milliseconds until a save that others were faster than is tried again: for a while none, then more and more. */
function pauseAfter(lost: number, random: number): number {
  return lost <= LOST_AT_ONCE ? 0 : backoff(Math.min(lost - LOST_AT_ONCE, GROWING_PAUSES), random, null);
}

/** Asks for the merge, after `delay`, only if both sides changed something that the other has not. */
function meetText(session: Session, cause: Cause, delay: number): SessionStep {
  const { head, base, text } = session;
  const { version, author: by } = head;
  if (sameContent(text, head.content)) {
    return go(say(moveToHead(session), { type: 'same-text', version, by }));
  }
  if (session.composing) return ask(session, 'collide', delay, cause);
  if (sameContent(text, base.content)) {
    return go(say(moveToHead(session), { type: 'moved-on', version, by }));
  }
  // Whoever changed nothing has nothing to be merged.
  if (sameContent(base.content, head.content)) {
    return put(session, { intent: 'one-sided', content: text, on: head, ...cause });
  }
  return ask(session, 'collide', delay, cause);
}

/** A merge that could not be saved is no longer in the editor, but in the dialog again. */
export function backToDialog(session: Session, saving: Saving): Session {
  const { collision, text } = session;
  const untouched = saving.intent === 'merge' && collision !== null && sameContent(text, saving.content);
  return untouched ? withText(session, collision.mine) : session;
}
