import { mayEdit } from '@/lib/client/document/access';
import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import {
  type ContentMerge,
  carryCollision,
  conflictsOf,
  isUntouched,
  mergedByItself,
  openCollision,
} from './collision';
import { isDirty, type Merging, type Session } from './session';
import {
  andThen,
  ask,
  follow,
  go,
  isBehind,
  moveToHead,
  put,
  type SessionStep,
  say,
  withText,
} from './step-parts';

/** Which merges may change the text in the editor, or cover it: nothing does that to half a word. */
const WAIT_FOR_WORD: readonly Merging['purpose'][] = ['collide', 'update', 'review'];

/** Whether a merge has to wait until the composition of an input method is over, and is computed again then. */
export function waitsForWord({ purpose }: Merging): boolean {
  return WAIT_FOR_WORD.includes(purpose);
}

/**
 * A merge is computed. If text or newest version moved on meanwhile, it is asked for again: what was typed last is in it.
 */
export function merged(session: Session, id: number, merge: ContentMerge): SessionStep {
  const { merging } = session;
  if (merging?.id !== id || (session.composing && waitsForWord(merging))) return go(session);
  const idle = { ...session, merging: null };
  if (session.writing && merging.purpose === 'carry') return go(idle);
  if (merging.base.etag !== session.base.etag) return go(idle);
  if (merging.theirs.etag !== session.head.etag || !sameContent(merging.mine, session.text)) {
    return ask(idle, merging.purpose, 0, merging);
  }
  switch (merging.purpose) {
    case 'collide':
      // What was begun meanwhile, such as a copy, takes the place of the save that this was for.
      return session.saving ? go(idle) : collide(idle, merging, merge);
    case 'review':
      return go(merging.asked ? open(idle, merging, merge) : foresee(idle, merging, merge));
    case 'carry':
      return go(carry(idle, merging, merge));
    case 'foresee':
      return go(foresee(idle, merging, merge));
    case 'update': {
      const seen = foresee(idle, merging, merge);
      return seen.foresight?.conflicts === 0 ? update(seen) : go(seen);
    }
  }
}

/** After a step that asks for the merge of a collision: if just that was foreseen, it is there at once. */
export function withForesight(before: Session, step: SessionStep): SessionStep {
  const { foresight, base } = before;
  const { merging } = step.state;
  if (!foresight || merging?.purpose !== 'collide') return step;
  const { merge, theirs, mine } = foresight;
  const foreseen =
    merging.base.etag === base.etag && merging.theirs.etag === theirs.etag && sameContent(merging.mine, mine);
  if (!foreseen) return step;
  const effects = step.effects.filter((effect) => effect.type !== 'merge');
  return andThen({ state: step.state, effects }, (state) => merged(state, merging.id, merge));
}

/**
 * A save of a text whose merge with the newest version is foreseen: what fits is merged before it is sent, and what
 * overlaps is not sent by itself. `null` where nothing is foreseen of just this text, or a person asks for an overlap.
 */
export function saveForeseen(session: Session, asked: boolean): SessionStep | null {
  const { foresight, base, text: mine } = session;
  if (!foresight || !isCurrent(session) || session.saving || session.composing) return null;
  const { merge, theirs, conflicts } = foresight;
  if (conflicts > 0) return asked ? null : go(session);
  return collide(
    { ...session, merging: null },
    { id: 0, purpose: 'collide', base, mine, theirs, asked },
    merge,
  );
}

/**
 * A save that met another version goes on: merged in place where all fits; else in the dialog, if somebody asked for the
 * save and typed nothing since; else it is for the banner to say.
 */
function collide(session: Session, merging: Merging, merge: ContentMerge): SessionStep {
  const { head, text } = session;
  const { asked, lost } = merging;
  const result = mergedByItself(merge);
  if (!result) return go(asked ? open(session, merging, merge) : foresee(session, merging, merge));
  if (sameContent(result, head.content)) {
    return go(say(moveToHead(session), { type: 'same-text', version: head.version, by: head.author }));
  }
  const mergeBase = session.mergeBase ?? session.base.etag;
  const alone = sameContent(result, text);
  const settles = alone ? undefined : openCollision({ ...merging, merge });
  return put(alone ? session : onto(session, merging.theirs, result), {
    intent: alone ? 'one-sided' : 'merge',
    content: result,
    text: result,
    on: head,
    mergeBase,
    asked,
    lost,
    ...(settles && { settles }),
  });
}

/** The text that was made of mine and a newer version, in place of both: what is typed further grows from there. */
function onto(session: Session, theirs: Snapshot, text: Content): Session {
  return {
    ...withText(session, text),
    base: theirs,
    head: theirs,
    foresight: null,
    merging: null,
    mergeBase: sameContent(text, theirs.content) ? null : (session.mergeBase ?? session.base.etag),
  };
}

function open(session: Session, { base, mine, theirs }: Merging, merge: ContentMerge): Session {
  return { ...session, foresight: null, collision: openCollision({ base, mine, theirs, merge }) };
}

function carry(session: Session, { mine, theirs }: Merging, merge: ContentMerge): Session {
  const before = session.collision;
  if (!before) return session;
  const collision = carryCollision(before, { mine, theirs, merge });
  const carried = { ...session, collision };
  if (before.theirs.etag === theirs.etag) return carried;
  const fresh = collision.fresh.title.length + collision.fresh.body.length;
  return say(carried, { type: 'collided-again', version: theirs.version, by: theirs.author, fresh });
}

function foresee(session: Session, { mine, theirs }: Merging, merge: ContentMerge): Session {
  return { ...session, foresight: { theirs, mine, merge, conflicts: conflictsOf(merge).length } };
}

/** Opens the dialog, before any save or again after "Decide later". */
export function openDialog(session: Session): SessionStep {
  const { collision, foresight } = session;
  if (session.saving || session.gone) return go(session);
  if (collision) return freshen({ ...session, collision: { ...collision, open: true } });
  if (!isBehind(session) || !isDirty(session)) return go(session);
  if (foresight && isCurrent(session)) {
    const merging: Merging = { id: 0, purpose: 'review', ...foresight, base: session.base };
    return go({ ...open(session, merging, foresight.merge), merging: null });
  }
  return ask(session, 'review', 0, { asked: true });
}

/** Closes the dialog. What nobody decided anything about needs nobody either: it is as if it had never been opened. */
export function decideLater(session: Session): SessionStep {
  const { collision, saving } = session;
  if (!collision) return go(session);
  return !saving && isUntouched(collision) && conflictsOf(collision.merge).length === 0
    ? follow({ ...session, collision: null })
    : go({ ...session, collision: { ...collision, open: false } });
}

/** Milliseconds until news comes in after a field was left: whatever was pressed to leave it stays in place so long. */
const LEFT_DELAY = 300;

/**
 * A wording is typed into a field of the dialog, or no longer: then the dialog is brought up to what was saved meanwhile.
 */
export function write(session: Session, active: boolean): SessionStep {
  if (session.writing === active) return go(session);
  const next = { ...session, writing: active };
  const waits = !active && !next.saving && !next.gone && mayEdit(next.access);
  return waits ? freshen(next, LEFT_DELAY) : go(next);
}

/** Brings the dialog up to what was typed or saved while it was closed, or while a wording was typed in it. */
function freshen(session: Session, delay = 0): SessionStep {
  const { collision, head, text } = session;
  if (!collision) return go(session);
  const current = sameContent(collision.mine, text) && collision.theirs.etag === head.etag;
  return current ? go(session) : ask(session, 'carry', delay);
}

/** Takes the newest version's changes into the text, if none overlaps with mine. Nothing is saved by it. */
export function updateNow(session: Session): SessionStep {
  const { foresight } = session;
  if (!foresight || foresight.conflicts > 0 || session.saving || session.collision || session.gone) {
    return go(session);
  }
  return isCurrent(session) ? update(session) : ask(session, 'update');
}

function update(session: Session): SessionStep {
  const { foresight } = session;
  const text = foresight && mergedByItself(foresight.merge);
  if (!foresight || !text) return go(session);
  const { version, author: by } = foresight.theirs;
  return go(say(onto(session, foresight.theirs, text), { type: 'updated', version, by }));
}

function isCurrent({ foresight, head, text }: Session): boolean {
  return foresight !== null && foresight.theirs.etag === head.etag && sameContent(foresight.mine, text);
}
