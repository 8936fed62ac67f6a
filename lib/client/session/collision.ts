import { type Content, FIELDS, type Field, type Snapshot } from '@/lib/client/document/content';
import { isMerged } from '@/lib/merge/regions/is-merged';
import type { Merge, Region } from '@/lib/merge/regions/region';
import { carryOver } from '@/lib/merge/resolve/carry-over';
import {
  type Choice,
  compose,
  isOfOneVersion,
  noChoices,
  type Resolution,
  textOf,
} from '@/lib/merge/resolve/resolution';
import { type ResultWarning, resultWarnings } from '@/lib/merge/resolve/result-warnings';

/** A three-way merge of a whole document. */
export interface ContentMerge {
  readonly title: Merge;
  readonly body: Merge;
}

/** Which region of which text. */
export interface Place {
  readonly field: Field;
  readonly region: number;
}

/** Something that a choice at this place makes of the whole text and that nobody meant. */
export interface PlaceWarning extends ResultWarning {
  readonly field: Field;
  /** Whose version has it once, if that is chosen for the other place as it was for this one. */
  readonly along?: 'mine' | 'theirs';
}

/** One decision, in the form that undo and redo need. */
interface Decision extends Place {
  readonly from: Choice | null;
  readonly to: Choice | null;
  /** Decisions of one number that follow each other are one step of undo. */
  readonly step?: number;
}

/** Text typed by hand for a place that a further collision took away, to be offered for the region `near`. */
interface DisplacedText {
  readonly near: number;
  readonly text: string;
}

/**
 * Two people's changes that meet in one dialog. Plain data, kept with the draft, so that a killed tab resumes at the
 * same card with the same choices.
 */
export interface Collision {
  /** The version that `mine` started from. */
  readonly base: Snapshot;
  readonly mine: Content;
  readonly theirs: Snapshot;
  /** Whether I saved `theirs` myself, to take a merge back: its text, and so its author, are the other's. */
  readonly undone?: boolean;
  readonly merge: ContentMerge;
  readonly choices: Readonly<Record<Field, Resolution>>;
  /** The latest decision last. */
  readonly undo: readonly Decision[];
  readonly redo: readonly Decision[];
  /** Regions that came with a further collision and were not decided since: marked "New". */
  readonly fresh: Readonly<Record<Field, readonly number[]>>;
  readonly displaced: Readonly<Record<Field, readonly DisplacedText[]>>;
  /** The card that has the cursor. */
  readonly cursor: Place | null;
  /** Whether the dialog is shown; `false` after "Decide later". */
  readonly open: boolean;
}

/** A collision in which nothing is decided yet; the cursor is on the first conflict. */
export function openCollision({
  base,
  mine,
  theirs,
  merge,
}: Pick<Collision, 'base' | 'mine' | 'theirs' | 'merge'>): Collision {
  const collision: Collision = {
    base,
    mine,
    theirs,
    merge,
    choices: { title: noChoices(merge.title), body: noChoices(merge.body) },
    undo: [],
    redo: [],
    fresh: { title: [], body: [] },
    displaced: { title: [], body: [] },
    cursor: null,
    open: true,
  };
  return { ...collision, cursor: openConflicts(collision)[0] ?? null };
}

/** The region at a place, if there is one. */
export function regionAt(merge: ContentMerge, place: Place): Region | undefined {
  return merge[place.field].regions[place.region];
}

/** What was decided for a place, or `null` where nothing was. */
export function choiceAt(choices: Collision['choices'], { field, region }: Place): Choice | null {
  return choices[field][region] ?? null;
}

/** Whether both are there and are one. */
export function samePlace(a: Place | null, b: Place | null): boolean {
  return a !== null && b !== null && a.field === b.field && a.region === b.region;
}

/** All conflicts, decided or not, title first, in the order of the text: the cards of the dialog. */
export function conflictsOf(merge: ContentMerge): readonly Place[] {
  return placesOf(merge, (region) => region.kind === 'conflict');
}

/** All places that were merged by themselves because a person had changed something there. */
export function automaticMerges(merge: ContentMerge): readonly Place[] {
  return placesOf(merge, isMerged);
}

function placesOf(merge: ContentMerge, wanted: (region: Region) => boolean): readonly Place[] {
  return FIELDS.flatMap((field) =>
    merge[field].regions.flatMap((region, index) => (wanted(region) ? [{ field, region: index }] : [])),
  );
}

/** The conflicts that still wait for a decision. */
export function openConflicts(collision: Collision): readonly Place[] {
  return FIELDS.flatMap((field) =>
    compose(collision.merge[field], collision.choices[field]).unresolved.map((region) => ({ field, region })),
  );
}

/** Whether a choice was made in it that counts: an open text field in which nothing was typed is none. */
export function hasChoices({ choices }: Pick<Collision, 'choices'>): boolean {
  return FIELDS.some((field) =>
    choices[field].some((choice) => choice !== null && !(choice.take === 'edited' && choice.unconfirmed)),
  );
}

/** Whether it is as it was opened: nothing in it is anybody's decision. */
export function isUntouched({ choices, displaced, undone }: Collision): boolean {
  return !undone && FIELDS.every((field) => displaced[field].length === 0 && choices[field].every(isNull));
}

/** What the choices make of the document, or `null` while a conflict is open. */
export function resultOf(collision: Collision): Content | null {
  const title = compose(collision.merge.title, collision.choices.title).text;
  const body = compose(collision.merge.body, collision.choices.body).text;
  return title === null || body === null ? null : { title, body };
}

/** What the choices made so far would say twice or nowhere, and at which place. */
export function warningsOf({
  merge,
  choices,
}: Pick<Collision, 'merge' | 'choices'>): readonly PlaceWarning[] {
  return FIELDS.flatMap((field) =>
    resultWarnings(merge[field], choices[field]).map((warning) => {
      const along = takenAlong(merge[field].regions, choices[field], warning);
      return { ...warning, field, ...(along && { along }) };
    }),
  );
}

/** Of a passage that both moved each side has one place: whose was kept here is to be kept there too. */
function takenAlong(
  regions: readonly Region[],
  choices: Resolution,
  { kind, text, region, other = region }: ResultWarning,
): 'mine' | 'theirs' | null {
  const take = choices[region]?.take;
  const there = regions[other];
  if (kind !== 'doubled' || other === region || there === undefined || there.kind === 'unchanged')
    return null;
  if (take !== 'mine' && take !== 'theirs') return null;
  const said = textOf(there, choices[other] ?? null)?.includes(text);
  return said && !there[take].includes(text) ? take : null;
}

/** What a merge makes by itself, or `null` if it has a conflict. */
export function mergedByItself(merge: ContentMerge): Content | null {
  const title = compose(merge.title, noChoices(merge.title)).text;
  const body = compose(merge.body, noChoices(merge.body)).text;
  return title === null || body === null ? null : { title, body };
}

/**
 * Makes a decision, or takes it back with `null`; where nobody changed anything only a text of one's own can be put.
 * Typing in one place is one step of undo.
 */
export function choose(collision: Collision, place: Place, to: Choice | null): Collision {
  const region = regionAt(collision.merge, place);
  const from = choiceAt(collision.choices, place);
  if (!region || sameChoice(from, to)) return collision;
  if (region.kind === 'unchanged' && to !== null && to.take !== 'edited') return collision;
  if (to?.take === 'suggestion' && region.suggestion === undefined) return collision;
  const last = collision.undo.at(-1);
  const typing =
    last !== undefined &&
    last.step === undefined &&
    samePlace(last, place) &&
    last.to?.take === 'edited' &&
    to?.take === 'edited';
  const others = decidedTogether(collision, place, to);
  if (others.length > 0) {
    const step = nextStep(collision);
    const decisions = [place, ...others].map(
      ({ field, region }): Decision => ({
        field,
        region,
        from: choiceAt(collision.choices, { field, region }),
        to,
        step,
      }),
    );
    const decided = decisions.reduceRight((before, each) => put(before, each, each.to), collision);
    return { ...decided, undo: [...collision.undo, ...decisions], redo: [] };
  }
  const undo = typing
    ? [...collision.undo.slice(0, -1), { ...last, to }]
    : [...collision.undo, { field: place.field, region: place.region, from, to }];
  return { ...put(collision, place, to), undo, redo: [] };
}

/** Where else a choice counts too, since text was moved from one place to the other. */
function decidedTogether({ merge, choices }: Collision, place: Place, to: Choice | null): readonly Place[] {
  const together = regionAt(merge, place)?.together;
  if (together === undefined || !isOfOneVersion(to)) return [];
  return merge[place.field].regions.flatMap((region, index) => {
    const other = { field: place.field, region: index };
    const concerned = region.together === together && index !== place.region;
    return concerned && choiceAt(choices, other)?.take !== 'edited' ? [other] : [];
  });
}

const nextStep = ({ undo }: Collision): number => Math.max(0, ...undo.map(({ step }) => step ?? 0)) + 1;

/** Decides every conflict that is open, all in one step of undo. */
export function chooseRest(collision: Collision, take: 'mine' | 'theirs'): Collision {
  const step = nextStep(collision);
  const decisions = openConflicts(collision).map(
    (place): Decision => ({ ...place, from: choiceAt(collision.choices, place), to: { take }, step }),
  );
  if (decisions.length === 0) return collision;
  const decided = decisions.reduce((before, each) => put(before, each, each.to), collision);
  return { ...decided, cursor: collision.cursor, undo: [...collision.undo, ...decisions], redo: [] };
}

/** Takes the latest decision back, or all those of its step. */
export function undoChoice(collision: Collision): Collision {
  const last = lastStep(collision.undo);
  if (last.length === 0) return collision;
  return {
    ...last.reduceRight((before, each) => put(before, each, each.from), collision),
    undo: collision.undo.slice(0, collision.undo.length - last.length),
    redo: [...collision.redo, ...last.toReversed()],
  };
}

/** Makes the decision again that was last taken back, or all those of its step. */
export function redoChoice(collision: Collision): Collision {
  const next = lastStep(collision.redo);
  if (next.length === 0) return collision;
  return {
    ...next.reduceRight((before, each) => put(before, each, each.to), collision),
    undo: [...collision.undo, ...next.toReversed()],
    redo: collision.redo.slice(0, collision.redo.length - next.length),
  };
}

function lastStep(decisions: readonly Decision[]): readonly Decision[] {
  const step = decisions.at(-1)?.step;
  if (step === undefined) return decisions.slice(-1);
  return decisions.slice(decisions.findLastIndex((each) => each.step !== step) + 1);
}

function put(collision: Collision, { field, region }: Place, to: Choice | null): Collision {
  return {
    ...collision,
    choices: { ...collision.choices, [field]: collision.choices[field].with(region, to) },
    fresh: { ...collision.fresh, [field]: collision.fresh[field].filter((index) => index !== region) },
    cursor: { field, region },
  };
}

/**
 * The collision that follows when `theirs` (or `mine`, after "Decide later" and more typing) is newer: choices, undo
 * and cursor stay for every region that is the same in all three texts; regions that are not are `fresh`.
 */
export function carryCollision(
  before: Collision,
  after: Pick<Collision, 'mine' | 'theirs' | 'merge'>,
): Collision {
  const title = carryField(before, after.merge, 'title');
  const body = carryField(before, after.merge, 'body');
  const partners = { title: title.partners, body: body.partners };
  const partnerOf = ({ field, region }: Place) => partners[field].get(region);
  const moved = (decisions: readonly Decision[]): readonly Decision[] =>
    decisions.flatMap((decision) => {
      const region = partnerOf(decision);
      return region === undefined ? [] : [{ ...decision, region }];
    });
  // Who wrote the same version does not change.
  const same = before.theirs.etag === after.theirs.etag;
  const carried: Collision = {
    ...before,
    ...after,
    theirs: same ? before.theirs : after.theirs,
    undone: same && before.undone === true,
    choices: { title: title.resolution, body: body.resolution },
    fresh: { title: title.fresh, body: body.fresh },
    displaced: { title: title.displaced, body: body.displaced },
    undo: moved(before.undo),
    redo: moved(before.redo),
    cursor: null,
  };
  const region = before.cursor ? partnerOf(before.cursor) : undefined;
  return {
    ...carried,
    cursor:
      before.cursor && region !== undefined
        ? { field: before.cursor.field, region }
        : (openConflicts(carried)[0] ?? null),
  };
}

function carryField(before: Collision, after: ContentMerge, field: Field) {
  const was = before.merge[field];
  const { resolution, fresh, displaced, partners } = carryOver(was, before.choices[field], after[field]);
  const last = after[field].regions.length - 1;
  return {
    partners,
    resolution,
    fresh: [
      ...fresh,
      ...before.fresh[field]
        .flatMap((index) => partners.get(index) ?? [])
        .filter((index) => !fresh.includes(index)),
    ],
    displaced: [
      ...before.displaced[field].map(({ near, text }) => ({
        near: partners.get(near) ?? Math.min(near, last),
        text,
      })),
      ...displaced.map(({ near, text }) => ({ near, text })),
    ],
  };
}

function isNull(choice: Choice | null): boolean {
  return choice === null;
}

function sameChoice(a: Choice | null, b: Choice | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.take === 'pieces') {
    if (b.take !== 'pieces' || a.takes.length !== b.takes.length) return false;
    return a.takes.every((take, index) => take === b.takes[index]);
  }
  if (a.take === 'edited') return b.take === 'edited' && a.text === b.text && a.unconfirmed === b.unconfirmed;
  return a.take === b.take;
}
