import { sameContent } from '@/lib/client/document/content';
import {
  type Collision,
  type ContentMerge,
  carryCollision,
  conflictsOf,
  mergedByItself,
  openCollision,
} from './collision';
import { isDirty, type Merging, type Session } from './session';
import { andThen, ask, go, isBehind, moveToHead, type SessionStep, say, withText } from './step-parts';
import { saveOneSided } from './step-saving';

/** A merge is computed. If text or newest version moved on meanwhile, it is asked for again. */
export function merged(session: Session, id: number, merge: ContentMerge): SessionStep {
  const { merging } = session;
  if (merging?.id !== id) return go(session);
  const idle = { ...session, merging: null };
  if (merging.base.etag !== session.base.etag) return go(idle);
  if (merging.theirs.etag !== session.head.etag || !sameContent(merging.mine, session.text)) {
    return ask(idle, merging.purpose);
  }
  switch (merging.purpose) {
    case 'collide':
      return collide(idle, merging, merge);
    case 'review':
      return go(open(idle, merging, merge, 'review'));
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

function collide(session: Session, merging: Merging, merge: ContentMerge): SessionStep {
  const { version, author: by, content } = session.head;
  const result = mergedByItself(merge);
  if (result && sameContent(result, content)) {
    return go(say(moveToHead(session), { type: 'same-text', version, by }));
  }
  if (result && sameContent(result, session.text)) return saveOneSided(session, result);
  return go(open(session, merging, merge, 'save'));
}

function open(
  session: Session,
  { base, mine, theirs }: Merging,
  merge: ContentMerge,
  origin: Collision['origin'],
): Session {
  return { ...session, foresight: null, collision: openCollision({ base, mine, theirs, merge, origin }) };
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
    const merging = { ...foresight, base: session.base };
    return go({
      ...open(session, { id: 0, purpose: 'review', ...merging }, foresight.merge, 'review'),
      merging: null,
    });
  }
  return ask(session, 'review');
}

/** Brings an opened dialog up to what was typed or saved while it was closed. */
function freshen(session: Session): SessionStep {
  const { collision, head, text } = session;
  if (!collision) return go(session);
  const current = sameContent(collision.mine, text) && collision.theirs.etag === head.etag;
  return current ? go(session) : ask(session, 'carry');
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
  const { theirs } = foresight;
  return go(
    say(
      {
        ...withText(session, text),
        base: theirs,
        head: theirs,
        foresight: null,
        merging: null,
        mergeBase: sameContent(text, theirs.content) ? null : (session.mergeBase ?? session.base.etag),
      },
      { type: 'updated', version: theirs.version, by: theirs.author },
    ),
  );
}

function isCurrent({ foresight, head, text }: Session): boolean {
  return foresight !== null && foresight.theirs.etag === head.etag && sameContent(foresight.mine, text);
}
