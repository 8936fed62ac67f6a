import { mayEdit } from '@/lib/client/document/access';
import { type Content, copyTitle, FIELDS, sameContent } from '@/lib/client/document/content';
import { textOf } from '@/lib/merge/resolve/resolution';
import { type Collision, openConflicts, resultOf } from './collision';
import { isDirty, isUnreadable, type Saving, type Session, type ShelfEntry } from './session';
import type { Stamp } from './session-event';
import { withdraw } from './step-abandoned';
import {
  andThen,
  ask,
  go,
  moveToHead,
  put,
  type SessionStep,
  say,
  send,
  shelve,
  withText,
} from './step-parts';

/** Sends what the choices make, under the tag of the version shown; with a place still open, shows that instead. */
export function saveMerged(session: Session, stamp: Stamp): SessionStep {
  const { collision } = session;
  if (isRepeated(session, 'merge')) return send(session, session.saving);
  if (!collision || session.saving || session.gone) return go(session);
  const result = resultOf(collision);
  if (!result) {
    const cursor = openConflicts(collision)[0] ?? null;
    return go({ ...session, collision: { ...collision, cursor, open: true } });
  }
  // While a newer merge is on its way, this result is not what the person is about to see.
  if (session.merging) return go(session);
  const current = sameContent(collision.mine, session.text) && collision.theirs.etag === session.head.etag;
  // What was typed while a copy was saved is in no merge yet.
  if (!current) return ask(session, 'carry');
  return put(withText(session, result), {
    intent: 'merge',
    asked: true,
    content: result,
    text: result,
    on: collision.theirs,
    mergeBase: session.mergeBase ?? collision.base.etag,
    leaving: leaving(session, stamp, 'merged', result).map((entry) => ({
      ...entry,
      mergedWith: collision.theirs.etag,
    })),
  });
}

/** Saves mine over theirs, only if theirs is still the version shown. */
export function replaceTheirs(session: Session, stamp: Stamp): SessionStep {
  return insteadOfWaiting(session, 'replace', (state) => {
    const { collision, text } = state;
    if (!collision || state.gone) return go(state);
    return put(state, {
      intent: 'replace',
      asked: true,
      content: text,
      on: collision.theirs,
      leaving: leaving(state, stamp, 'displaced', text),
    });
  });
}

/** Saves mine as a document of its own; `stamp` is for what was typed in the dialog. */
export function saveAsCopy(session: Session, copyId: string, stamp: Stamp): SessionStep {
  return insteadOfWaiting(session, 'copy', (state) => {
    const { text } = state;
    if (!(isDirty(state) || state.collision || state.gone)) return go(state);
    return put(state, {
      intent: 'copy',
      documentId: copyId,
      content: state.gone ? text : { ...text, title: titleOfCopy(state) },
      on: null,
      mergeBase: null,
      leaving: leaving(state, stamp, 'displaced', text),
    });
  });
}

/** A copy beside what one writes at is marked behind its title; one of what is somebody else's, before. */
function titleOfCopy({ access, text: { title } }: Session): string {
  return mayEdit(access) ? `${title} (copy)` : copyTitle(title);
}

/** Makes a deleted document again with my text, unless somebody was quicker. */
export function recreate(session: Session, stamp: Stamp): SessionStep {
  return insteadOfWaiting(session, 'recreate', (state) => {
    const { text } = state;
    if (!state.gone) return go(state);
    return put(state, {
      intent: 'recreate',
      asked: true,
      content: text,
      on: null,
      mergeBase: null,
      leaving: leaving(state, stamp, 'displaced', text),
    });
  });
}

/**
 * Mine goes to the shelf, whatever it is that differs, and the editor to the newest version. A save under way is given
 * up.
 */
export function discard(session: Session, stamp: Stamp): SessionStep {
  if (!(isDirty(session) || session.collision || session.saving)) return go(session);
  return andThen(withdraw(session), (state) => {
    const left = state.gone || isUnreadable(state) ? { ...state, head: state.base } : state;
    const entries = leaving(state, stamp, 'discarded', left.head.content);
    const moved = shelve(moveToHead(left), entries);
    if (entries.length === 0) return moved;
    return andThen(moved, (now) => go(say(now, { type: 'discarded', shelfId: stamp.shelfId })));
  });
}

/** Whether the very same was asked for before, and waits: then it is hurried, not begun a second time. */
function isRepeated(session: Session, intent: Saving['intent']): session is Session & { saving: Saving } {
  return session.saving?.phase === 'waiting' && session.saving.intent === intent;
}

/** Does something with the text for which a save that waits is given up; one that is on its way is waited for. */
function insteadOfWaiting(
  session: Session,
  intent: Saving['intent'],
  act: (state: Session) => SessionStep,
): SessionStep {
  if (isRepeated(session, intent)) return send(session, session.saving);
  return session.saving?.phase === 'sent' ? go(session) : andThen(withdraw(session), act);
}

/** Saves their version again on top of the merge; then my text and the choices return. */
export function undoMerge(session: Session): SessionStep {
  const { settled } = session;
  if (isRepeated(session, 'undo-merge')) return send(session, session.saving);
  if (!settled || session.saving || session.gone || isDirty(session)) return go(session);
  return put(session, { intent: 'undo-merge', content: settled.theirs.content, on: session.base });
}

/**
 * What goes to the shelf when `kept` takes the place of everything here: my text, my side of the collision and whatever
 * was typed by hand in the dialog, each unless `kept` has just that. A merge has my text if no choice went against it.
 */
function leaving(
  { documentId, text, collision }: Session,
  { shelfId, now: at }: Stamp,
  reason: ShelfEntry['reason'],
  kept: Content,
): readonly ShelfEntry[] {
  const mine = collision && !sameContent(collision.mine, text) ? [text, collision.mine] : [text];
  const isMerged = reason === 'merged' && collision !== null && !setsMineAside(collision);
  const left = isMerged ? [] : mine.filter((each) => !sameContent(each, kept));
  const typed = collision ? typedInDialog(collision, kept) : [];
  return [...left, ...typed].map((content, index) => ({
    id: index === 0 ? shelfId : `${shelfId}.${index}`,
    documentId,
    content,
    reason,
    at,
  }));
}

/** Whether a choice left out what I had made of a place, be it only a comma, the order of words, or a deletion. */
function setsMineAside({ merge, choices }: Collision): boolean {
  return FIELDS.some((field) =>
    merge[field].regions.some((region, index) => {
      const choice = choices[field][index] ?? null;
      if (choice === null || region.mine === region.base) return false;
      const text = textOf(region, choice) ?? '';
      const has = choice.take === 'mine-theirs' || choice.take === 'theirs-mine';
      return text !== region.mine && !(has && region.mine !== '');
    }),
  );
}

/** Texts typed by hand that do not stand in `kept` as they were typed. */
function typedInDialog({ choices, displaced, mine }: Collision, kept: Content): readonly Content[] {
  const typed = (field: (typeof FIELDS)[number]) =>
    [
      ...displaced[field].map(({ text }) => text),
      ...choices[field].flatMap((choice) =>
        choice?.take === 'edited' && !choice.unconfirmed ? [choice.text] : [],
      ),
    ].filter((text) => !kept[field].includes(text));
  return [
    ...typed('title').map((title) => ({ title, body: '' })),
    ...typed('body').map((body) => ({ title: mine.title, body })),
  ];
}
