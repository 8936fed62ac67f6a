import { mayEdit } from '@/lib/client/document/access';
import { type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import { type Collision, choose, chooseRest, type Place, redoChoice, undoChoice } from './collision';
import { type Gone, isDirty, isUnborn, type Selection, type Session } from './session';
import type { SessionEvent } from './session-event';
import { abandonedReport, looked, lookFor, withdraw } from './step-abandoned';
import { accessChanged } from './step-access';
import { discard, recreate, replaceTheirs, saveAsCopy, saveMerged, undoMerge } from './step-collision';
import {
  decideLater,
  merged,
  openDialog,
  saveForeseen,
  updateNow,
  waitsForWord,
  withForesight,
  write,
} from './step-merging';
import {
  andThen,
  ask,
  follow,
  go,
  isBehind,
  rewind,
  type SessionStep,
  say,
  send,
  unmake,
  wentWithBackup,
  withText,
} from './step-parts';
import { collided, refused, retry, save, saved, unanswered, vanished } from './step-saving';

/** Milliseconds of quiet typing after which the merge with the newest version is computed again. */
const FORESEE_DELAY = 300;

/** What makes no sense for somebody who may not change the document. */
const NEED_EDIT: ReadonlySet<SessionEvent['type']> = new Set([
  'save',
  'review',
  'update-now',
  'choose',
  'choose-rest',
  'undo-choice',
  'redo-choice',
  'save-merged',
  'replace-theirs',
  'recreate',
  'undo-merge',
]);

/**
 * The editing session: what it becomes by an event, and what is to be done about it. Pure: clock, chance, network
 * and storage come in by events and go out by effects.
 *
 * The states of a session are made of a few independent parts; `saveStateOf` puts the gravest into words.
 *
 * | state       | is when                              | leaves by                                              |
 * |-------------|--------------------------------------|--------------------------------------------------------|
 * | clean       | `text` is `base`'s                   | edit; head-changed moves it on to the new version      |
 * | unsaved     | `text` differs from `base`'s         | save, discard, save-as-copy; editing back              |
 * | behind      | unsaved, and `head` is newer         | update-now, review, save, discard; has `foresight`     |
 * | saving      | `saving.phase` is `sent`             | saved, collided, vanished, refused, unanswered         |
 * | waiting     | `saving.phase` is `waiting`          | retry, online, save: the same bytes, tag and key again |
 * | merging     | `merging` is set                     | merged: dialog, foresight, updated text, or saved      |
 * | collision   | `collision` is set, open or closed   | save-merged, replace-theirs, save-as-copy, discard     |
 * | abandoned   | `abandoned` is set                   | beside any other: looked, or an answer of its own      |
 * | deleted     | `gone` is set                        | recreate, save-as-copy, discard; head-changed          |
 * | refused     | `refusal` is set                     | edit, save                                             |
 * | unborn      | `base` is `UNBORN`                   | saved: until then only this device knows the document  |
 * | reading     | `access` is `view` or `none`         | access; until then nothing is saved here, only copied  |
 *
 * | event          | in                     | does                                                               |
 * |----------------|------------------------|--------------------------------------------------------------------|
 * | edit           | any                    | takes the text; computes foresight or an open dialog's merge again |
 * | save           | unsaved                | put under `base`'s tag                                             |
 * |                | saving, waiting        | queues the text (latest wins); hurries a retry                     |
 * |                | collision              | opens the dialog                                                   |
 * | discard, copy, | saving                 | the save is given up: whether it had arrived is looked up, and it  |
 * | replace, choose|                        | is never sent where it could still be saved                        |
 * | saved          | saving                 | `base` moves on; text typed since stays unsaved; sends the queued  |
 * | collided       | saving                 | an earlier attempt had arrived: saved. Same text: nothing to do.   |
 * |                |                        | Only one side changed: saved on top of theirs. Else the merge is   |
 * |                |                        | computed and the dialog opens                                      |
 * |                | saving by itself       | the text stays unsaved, behind: no dialog opens over typing        |
 * |                | saving a merge         | choices are carried over to the newer version                      |
 * | unanswered     | saving                 | waits: back-off with jitter, never shorter than Retry-After        |
 * | refused        | saving                 | nothing is sent again; a merge goes back into its dialog           |
 * | vanished       | saving                 | deleted                                                            |
 * | head-changed   | clean                  | moves on                                                           |
 * |                | unsaved                | computes foresight; `base` stays                                   |
 * |                | collision              | carries over; while a wording is typed there, once that is left    |
 * |                | saving                 | waits for the answer                                               |
 * | head-gone      | any but saving         | deleted                                                            |
 * | access         | any                    | lowered: the text stays, and nothing is sent; given back: goes on  |
 * | update-now     | behind, nothing overlaps | text becomes the merge, `base` becomes `head`                    |
 * | resumed        | a kept session         | sends, merges and shelves what was under way                       |
 */
export function step(session: Session, event: SessionEvent): SessionStep {
  return andThen(answer(session, event), lookAhead);
}

/** Whoever is behind with unsaved text learns by whatever way they came there what a save will meet. */
function lookAhead(session: Session): SessionStep {
  const { collision, foresight, head, merging, text } = session;
  // Texts are compared last, since this is asked at each key.
  if (!isBehind(session) || collision || merging || foresight?.theirs.etag === head.etag) return go(session);
  return isDirty(session) && !sameContent(text, head.content) ? follow(session) : go(session);
}

function answer(session: Session, event: SessionEvent): SessionStep {
  const aside = abandonedReport(session, event);
  if (aside) return aside;
  if (NEED_EDIT.has(event.type) && !mayEdit(session.access)) return go(session);
  switch (event.type) {
    case 'edit':
      return edit(session, event.text, event.selection);
    case 'select':
      return go({ ...session, selection: event.selection });
    case 'save':
      return saveOrDecide(session, event.automatic);
    case 'compose':
      return compose(session, event.active);
    case 'write':
      return write(session, event.active);
    case 'review':
      return openDialog(session);
    case 'update-now':
      return updateNow(session);
    case 'choose':
      return decide(session, (collision) => choose(collision, event.place, event.choice));
    case 'choose-rest':
      return decide(session, (collision) => chooseRest(collision, event.take));
    case 'undo-choice':
      return decide(session, undoChoice);
    case 'redo-choice':
      return decide(session, redoChoice);
    case 'point':
      return point(session, event.place);
    case 'save-merged':
      // Whoever asks for it has stopped to type, and sees whatever comes of it.
      return saveMerged({ ...session, writing: false }, event);
    case 'decide-later':
      return decideLater(session);
    case 'replace-theirs':
      return replaceTheirs(session, event);
    case 'save-as-copy':
      return saveAsCopy(session, event.copyId, event);
    case 'discard':
      return discard(session, event);
    case 'take-over':
      return takeOver(session, event.text);
    case 'recreate':
      return recreate(session, event);
    case 'undo-merge':
      return undoMerge(session);
    case 'dismiss-notice':
      return go({ ...session, notice: null });
    case 'saved':
      return saved(session, event.id, event.snapshot);
    case 'collided':
      return withForesight(session, collided(session, event));
    case 'vanished':
      return vanished(session, event.id, event.gone);
    case 'refused':
      return refused(session, event.id, event.refusal);
    case 'unanswered':
      return unanswered(session, event);
    case 'progress':
      return go(session.saving?.id === event.id ? { ...session, progress: event.share } : session);
    case 'retry':
      return retry(session, event.id);
    case 'looked':
      return looked(session, event.id, event.current);
    case 'merged':
      return merged(session, event.id, event.merge);
    case 'head-changed':
      return headChanged(session, event.head);
    case 'head-gone':
      return headGone(session, event.gone);
    case 'access':
      // Of what is not there, the server says that nobody may see it.
      return isUnborn(session) ? go(session) : accessChanged(session, event.access);
    case 'online':
      return andThen(retry({ ...session, online: true }), lookFor);
    case 'offline':
      return go({ ...session, online: false });
    case 'keeping':
      return go({ ...session, keeping: event.keeping });
    case 'shelved':
      return go({ ...session, shelving: session.shelving.filter(({ id }) => id !== event.shelfId) });
    case 'resumed':
      return resumed({ ...session, seed: event.seed }, event.draftedAt);
  }
}

function edit(session: Session, text: Content, selection: Selection = session.selection): SessionStep {
  if (sameContent(session.text, text)) return go({ ...session, selection });
  const next: Session = { ...typesOn(session), text, selection, refusal: null };
  if (next.saving || next.gone) return go(next);
  if (next.collision) return next.collision.open ? ask(next, 'carry', FORESEE_DELAY) : go(next);
  if (!isBehind(next) || (next.merging && next.merging.purpose !== 'foresee')) return go(next);
  return isDirty(next) ? ask(next, 'foresee', FORESEE_DELAY) : follow(next);
}

/** Whoever types on after they asked to save is not to be taken away from it. */
function typesOn(session: Session): Session {
  const { saving, merging } = session;
  return {
    ...session,
    saving: saving?.asked ? { ...saving, asked: false } : saving,
    merging: merging?.asked ? { ...merging, asked: false } : merging,
  };
}

/** Nothing that was put off is lost by it: news, a collision and a save are taken up when the composition is over. */
function compose(session: Session, active: boolean): SessionStep {
  const { composing, text } = session;
  if (active) {
    if (composing) return go(session);
    return go({ ...typesOn(session), composing: { committed: text, saveAfter: null } });
  }
  if (!composing) return go(session);
  const over: Session = { ...session, composing: null };
  const { merging } = over;
  const met = merging && waitsForWord(merging) ? ask(over, merging.purpose, 0, merging) : follow(over);
  const { saveAfter } = composing;
  return saveAfter ? andThen(met, (state) => saveOrDecide(state, saveAfter === 'due')) : met;
}

/** A save that was asked for opens a dialog that waits; while a merge for a save or the dialog is on its way, that is it. */
function saveOrDecide(session: Session, automatic = false): SessionStep {
  const { collision, saving, merging, composing } = session;
  if (collision && !saving) {
    if (automatic) return go(session);
    return composing
      ? go({ ...session, composing: { ...composing, saveAfter: 'asked' } })
      : openDialog(session);
  }
  if (merging?.purpose === 'review') return go(session);
  if (merging?.purpose === 'collide') {
    return go(automatic ? session : { ...session, merging: { ...merging, asked: true } });
  }
  return saveForeseen(session, !automatic) ?? save(session, automatic);
}

function decide(session: Session, change: (collision: Collision) => Collision): SessionStep {
  const { collision, saving } = session;
  // What is on its way can't be decided otherwise any more: text typed now would be left out, and end with the dialog.
  if (!collision || saving?.phase === 'sent' || change(collision) === collision) return go(session);
  return andThen(withdraw(session, true), (state) => {
    if (!state.collision) return go(state);
    const decided = { ...state, collision: change(state.collision) };
    return saving && !sameContent(decided.collision.mine, state.text) ? ask(decided, 'carry') : go(decided);
  });
}

/** To look at a place decides nothing, so it disturbs no save. */
function point(session: Session, cursor: Place | null): SessionStep {
  const { collision, saving } = session;
  return go(collision && !saving ? { ...session, collision: { ...collision, cursor } } : session);
}

function takeOver(session: Session, text: Content): SessionStep {
  if (isDirty(session) || session.saving || session.collision) return go(session);
  return go(withText(session, text));
}

function headChanged(session: Session, head: Snapshot): SessionStep {
  const { access } = head;
  const moved = headMoved(session, head);
  return access ? andThen(moved, (state) => accessChanged(state, access)) : moved;
}

function headMoved(session: Session, head: Snapshot): SessionStep {
  if (head.etag === session.head.etag) {
    const known = attributedHead(session, head);
    return known.gone && !known.saving ? follow({ ...known, gone: null }) : go(known);
  }
  if (head.rewoundTo) {
    // A save under way learns of it by its answer.
    if (session.saving) return go(session);
    return follow(say(rewind(session, head), { type: 'put-back', version: head.version }));
  }
  // A slow answer may tell of a version that is no longer the newest.
  if (head.version <= session.head.version) return go(session);
  return follow({ ...session, head, gone: session.saving ? session.gone : null });
}

/** Who saved the newest version may be known later than what it says. */
function attributedHead(session: Session, { author, savedAt, restores }: Snapshot): Session {
  const { head, foresight } = session;
  if (head.author !== null || author === null) return session;
  const known: Snapshot = { ...head, author, savedAt, ...(restores !== undefined && { restores }) };
  const seen = foresight?.theirs.etag === head.etag ? { ...foresight, theirs: known } : foresight;
  return { ...session, head: known, foresight: seen };
}

function headGone(session: Session, gone: Gone): SessionStep {
  if (session.saving || isUnborn(session)) return go(session);
  if (wentWithBackup(session, gone)) return follow(unmake(session));
  // Whoever hears of the same deletion again has done since with their text what they have.
  const { keptAs } = session.gone?.at === gone.at ? session.gone : {};
  const told = keptAs === undefined ? gone : { ...gone, keptAs };
  return go({ ...session, gone: told, merging: null, foresight: null });
}

function resumed(session: Session, draftedAt: string): SessionStep {
  const told =
    !isDirty(session) || isUnborn(session) ? session : say(session, { type: 'restored', draftedAt });
  const shelving = go(told, ...told.shelving.map((entry) => ({ type: 'shelve', entry }) as const));
  const saving = andThen(shelving, (state) => (state.saving ? send(state, state.saving) : go(state)));
  return andThen(andThen(saving, lookFor), (state) =>
    state.merging ? ask(state, state.merging.purpose) : go(state),
  );
}
