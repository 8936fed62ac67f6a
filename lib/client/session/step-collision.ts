import { type Content, FIELDS, sameContent } from '@/lib/client/document/content';
import { textOf } from '@/lib/merge/resolve/resolution';
import { vanishingWords } from '@/lib/merge/text/vanishing-words';
import { type Collision, openConflicts, resultOf } from './collision';
import { isDirty, type Session, type ShelfEntry } from './session';
import type { Stamp } from './session-event';
import { andThen, go, moveToHead, put, type SessionStep, say, shelve, withText } from './step-parts';

/** Sends what the choices make, under the tag of the version shown; with a place still open, shows that instead. */
export function saveMerged(session: Session, stamp: Stamp): SessionStep {
  const { collision } = session;
  if (!collision || session.saving || session.gone) return go(session);
  const result = resultOf(collision);
  if (!result) {
    const cursor = openConflicts(collision)[0] ?? null;
    return go({ ...session, collision: { ...collision, cursor, open: true } });
  }
  // While a newer merge is on its way, this result is not what the person is about to see.
  const current = sameContent(collision.mine, session.text) && collision.theirs.etag === session.head.etag;
  if (session.merging || !current) return go(session);
  return put(withText(session, result), {
    intent: 'merge',
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
  const { collision, text } = session;
  if (!collision || session.saving || session.gone) return go(session);
  return put(session, {
    intent: 'replace',
    content: text,
    on: collision.theirs,
    leaving: leaving(session, stamp, 'displaced', text),
  });
}

/** Saves mine as a document of its own; `stamp` is for what was typed in the dialog. */
export function saveAsCopy(session: Session, copyId: string, stamp: Stamp): SessionStep {
  const { text } = session;
  if (session.saving || !(isDirty(session) || session.collision || session.gone)) return go(session);
  return put(session, {
    intent: 'copy',
    documentId: copyId,
    content: session.gone ? text : { ...text, title: `${text.title} (copy)` },
    on: null,
    mergeBase: null,
    leaving: leaving(session, stamp, 'displaced', text),
  });
}

/** Makes a deleted document again with my text, unless somebody was quicker. */
export function recreate(session: Session, stamp: Stamp): SessionStep {
  const { text } = session;
  if (!session.gone || session.saving) return go(session);
  return put(session, {
    intent: 'recreate',
    content: text,
    on: null,
    mergeBase: null,
    leaving: leaving(session, stamp, 'displaced', text),
  });
}

/** Mine goes to the shelf, the editor to the newest version. */
export function discard(session: Session, stamp: Stamp): SessionStep {
  if (session.saving || !(isDirty(session) || session.collision)) return go(session);
  const away = shelve(session, leaving(session, stamp, 'discarded', session.head.content));
  const left = session.gone ? { ...session, head: session.base } : session;
  return andThen(away, (state) =>
    go(
      say(
        { ...moveToHead({ ...left, shelving: state.shelving }) },
        { type: 'discarded', shelfId: stamp.shelfId },
      ),
    ),
  );
}

/** Saves their version again on top of the merge; then my text and the choices return. */
export function undoMerge(session: Session): SessionStep {
  const { settled } = session;
  if (!settled || session.saving || session.gone || isDirty(session)) return go(session);
  return put(session, { intent: 'undo-merge', content: settled.theirs.content, on: session.base });
}

/**
 * What goes to the shelf when `kept` takes the place of everything here: my text if `kept` lacks words of it or a
 * choice went against it, and every text typed by hand in the dialog of which it lacks words.
 */
function leaving(
  { documentId, text, collision }: Session,
  { shelfId, now: at }: Stamp,
  reason: ShelfEntry['reason'],
  kept: Content,
): readonly ShelfEntry[] {
  const texts = [text, ...(collision ? typedInDialog(collision) : [])];
  const decidedAgainst = reason === 'merged' && collision !== null && setsMineAside(collision);
  return texts
    .filter(
      (each) => (each === text && decidedAgainst) || vanishingWords(asOne(each), asOne(kept)).length > 0,
    )
    .map((content, index) => ({
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
      return region.mine === '' ? text !== '' : !text.includes(region.mine);
    }),
  );
}

function typedInDialog({ choices, displaced, mine }: Collision): readonly Content[] {
  const typed = (field: (typeof FIELDS)[number]) => [
    ...displaced[field].map(({ text }) => text),
    ...choices[field].flatMap((choice) =>
      choice?.take === 'edited' && !choice.unconfirmed ? [choice.text] : [],
    ),
  ];
  return [
    ...typed('title').map((title) => ({ title, body: '' })),
    ...typed('body').map((body) => ({ title: mine.title, body })),
  ];
}

function asOne({ title, body }: Content): string {
  return `${title}\n${body}`;
}
