import { ProblemError, problemError } from '@/lib/client/api/problem-error';
import { type Author, type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import { mergeTexts } from '@/lib/client/merging/merge-client';
import { goneOf, putReport } from '@/lib/client/running/put-report';
import {
  type Collision,
  carryCollision,
  mergedByItself,
  openCollision,
  resultOf,
} from '@/lib/client/session/collision';
import type { Gone } from '@/lib/client/session/session';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Person } from '@/lib/lab/people/person';
import { answerOf, productApi } from './product-api';
import type { ProductClient } from './product-client';

/** What came of bringing a person's text together with the current version, or of a save from the dialog. */
export type Met =
  /** Both changes fit together and are in the editor, to be saved. */
  | { readonly kind: 'fits'; readonly theirs: Snapshot }
  /** The current version has all of it: there is nothing left to save. */
  | { readonly kind: 'same'; readonly theirs: Snapshot }
  /** It waits in `person.collision` for decisions. */
  | { readonly kind: 'collision'; readonly theirs: Snapshot }
  | { readonly kind: 'saved'; readonly version: number; readonly over: Snapshot | null }
  | { readonly kind: 'gone'; readonly gone: Gone }
  | { readonly kind: 'problem'; readonly message: string };

/** Who saved the version with that tag, as far as the lab's traffic tells. */
export type AuthorOf = (tag: string) => Author | null;

/**
 * Brings what a person wrote together with the current version, by the product's own merge. The current version is what
 * the refusal brought along, else it is asked for. A collision that waits already keeps the choices that still apply.
 */
export async function meetCurrent(
  actor: ProductClient,
  refusal: Exchange | null,
  authorOf: AuthorOf,
): Promise<Met> {
  const api = productApi(actor);
  const id = documentIdOf(actor);
  try {
    const theirs =
      refusal === null
        ? await api.read(id)
        : await api.currentAfter(id, await problemError(answerOf(refusal), refusal.endedAt));
    return await meet(actor, theirs.author ? theirs : { ...theirs, author: authorOf(theirs.etag) });
  } catch (error) {
    const gone = error instanceof ProblemError ? await goneOf(error, api) : null;
    if (!gone) throw error;
    return { kind: 'gone', gone };
  }
}

/** Saves what the choices make, as a merge with the version shown; a newer version is met in the same dialog. */
export async function saveMerged(actor: ProductClient): Promise<Met> {
  const { collision, mergeBase } = actor.person;
  const result = collision && resultOf(collision);
  if (!collision || !result) return { kind: 'problem', message: 'There is a place left to decide.' };
  const { theirs, base } = collision;
  return save(actor, result, { ifMatch: theirs.etag }, mergeBase ?? base.etag, theirs);
}

/** Saves the person's own text over the version shown, and over no other. */
export async function replaceTheirs(actor: ProductClient): Promise<Met> {
  const { collision } = actor.person;
  if (!collision) return { kind: 'problem', message: 'There is nothing to replace.' };
  return save(actor, collision.mine, { ifMatch: collision.theirs.etag }, null, collision.theirs);
}

/** Makes the document again with the person's text, unless somebody was quicker. */
export async function recreate(actor: ProductClient): Promise<Met> {
  return save(actor, contentOf(actor.person), { ifNoneMatch: '*' }, null, null);
}

/** Goes on with the version shown in the dialog; answers with the text that was given up. */
export function discard(actor: ProductClient): Content {
  const { person } = actor;
  const mine = contentOf(person);
  if (person.collision) goOnWith(actor, person.collision.theirs, person.collision.theirs.content, null);
  return mine;
}

/** Changes the decisions of a collision; without one there is nothing to change. */
export function decide(actor: ProductClient, change: (collision: Collision) => Collision): void {
  actor.update((person) => (person.collision ? { ...person, collision: change(person.collision) } : person));
}

async function meet(actor: ProductClient, theirs: Snapshot): Promise<Met> {
  const { person } = actor;
  const before = person.collision;
  const base = before?.base ?? baseOf(person);
  const mine = contentOf(person);
  const merge = await mergeTexts(base.content, mine, theirs.content);
  // What was typed while it was merged takes part as well.
  if (!sameContent(contentOf(actor.person), mine)) return meet(actor, theirs);
  if (before) {
    const collision = carryCollision({ ...before, open: true }, { mine, theirs, merge });
    actor.update((now) => ({ ...now, collision }));
    return { kind: 'collision', theirs };
  }
  const result = mergedByItself(merge);
  if (!result) {
    const collision = openCollision({ base, mine, theirs, merge });
    actor.update((now) => ({ ...now, collision }));
    return { kind: 'collision', theirs };
  }
  const same = sameContent(result, theirs.content);
  goOnWith(actor, theirs, result, same ? null : (person.mergeBase ?? (base.etag || null)));
  return { kind: same ? 'same' : 'fits', theirs };
}

async function save(
  actor: ProductClient,
  content: Content,
  guard: WriteGuard,
  mergeBase: string | null,
  over: Snapshot | null,
): Promise<Met> {
  const report = await putReport(
    { id: 0, documentId: documentIdOf(actor), content, guard, mergeBase },
    { api: productApi(actor), random: Math.random },
  );
  switch (report.type) {
    case 'saved':
      actor.update((person) => ({ ...person, ...content, revision: person.revision + 1 }));
      return { kind: 'saved', version: report.snapshot.version, over };
    case 'collided':
      return meet(actor, report.current);
    case 'vanished':
      decide(actor, (collision) => ({ ...collision, open: false }));
      return { kind: 'gone', gone: report.gone };
    case 'refused':
      return { kind: 'problem', message: report.refusal.message };
    default:
      return { kind: 'problem', message: 'No answer came. Your choices are kept; save again.' };
  }
}

function goOnWith(actor: ProductClient, theirs: Snapshot, text: Content, mergeBase: string | null): void {
  actor.update((person) => ({
    ...person,
    ...text,
    held: { version: theirs.version, tag: theirs.etag, date: null, ...theirs.content },
    revision: person.revision + 1,
    mergeBase,
    refused: false,
    collision: null,
  }));
}

function contentOf({ title, body }: Person): Content {
  return { title, body };
}

/** The version that a person started from; the empty text for whoever has read none. */
function baseOf({ held }: Person): Snapshot {
  return {
    content: { title: held?.title ?? '', body: held?.body ?? '' },
    etag: held?.tag ?? '',
    version: held?.version ?? 0,
    author: null,
    savedAt: null,
  };
}

function documentIdOf(actor: ProductClient): string {
  return actor.documentTarget.split('/').at(-1)!;
}
