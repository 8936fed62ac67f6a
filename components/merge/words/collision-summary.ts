import type { SideNames } from '@/components/ui/people/side-names';
import { type Collision, hasChoices } from '@/lib/client/session/collision';
import type { ChangedPlace } from './places';

/** What the sentences at the head of the dialog depend on. */
export type Told = Pick<Collision, 'base' | 'theirs' | 'undone' | 'choices' | 'fresh'>;

/**
 * What the dialog says first: what happened, and how much is to be done.
 *
 * @param again whether the bar of a second collision stands above it, which says what they saved and what is new.
 */
export function collisionSummary(
  collision: Told,
  places: readonly ChangedPlace[],
  names: SideNames,
  again = false,
): { readonly happened: string; readonly todo: string } {
  const conflicts = places.filter((place) => place.kind === 'conflict').length;
  const work = todo(places.length - conflicts, conflicts);
  if (again) return { happened: begun(collision), todo: work };
  const news = freshOf(collision) === 0 ? '' : ` ${newPlaces(collision)}`;
  return { happened: happened(collision, names), todo: `${work}${news}` };
}

function happened({ base, theirs, undone }: Told, names: SideNames): string {
  if (undone) {
    return `You undid your merge: version ${theirs.version} is ${names.others} text again, and yours began on version ${base.version}.`;
  }
  return `${saved(theirs, names)} ${whileEditing(base.version)}${names.samePerson ? ' here' : ''}.`;
}

/** Who saved a version, or brought an earlier one back with it: "Ana saved version 8". */
function saved({ version, restores }: Told['theirs'], names: SideNames): string {
  const who = names.samePerson ? 'You' : names.other;
  const what = restores === undefined ? 'saved' : `restored version ${restores} as`;
  return `${who} ${what} version ${version}${names.samePerson ? ' in another tab' : ''}`;
}

/** What one was doing meanwhile; what is still to be made for the first time has no version. */
export function whileEditing(version: number, called = `version ${version}`): string {
  return version === 0 ? 'while you were writing' : `while you were editing ${called}`;
}

function begun({ base: { version } }: Told): string {
  return version === 0 ? 'Yours was not saved before.' : `You began on version ${version}.`;
}

function todo(automatic: number, conflicts: number): string {
  const needs = conflicts === 1 ? 'needs' : 'need';
  if (automatic === 0) {
    return conflicts === 0 ? 'Nothing needs you.' : `${count(conflicts, 'place')} ${needs} you.`;
  }
  if (conflicts === 0) return `${mergedAutomatically(automatic)}; nothing needs you.`;
  return `${mergedAutomatically(automatic)}; ${conflicts} ${needs} you.`;
}

function mergedAutomatically(automatic: number): string {
  return `${count(automatic, 'change')} ${automatic === 1 ? 'was' : 'were'} merged automatically`;
}

/** What changed under the open dialog when they saved once more. */
export function secondCollision(collision: Told, names: SideNames): string {
  return `${saved(collision.theirs, names)} while you were deciding. ${newPlaces(collision)}`;
}

function freshOf({ fresh }: Told): number {
  return fresh.title.length + fresh.body.length;
}

/** What of the dialog is new, and what became of the choices, where there are any. */
function newPlaces(collision: Told): string {
  const fresh = freshOf(collision);
  const chosen = hasChoices(collision);
  if (fresh === 0) return chosen ? 'Your choices still apply.' : 'It brings nothing new to decide.';
  const marked = `${count(fresh, 'place')} that changed ${fresh === 1 ? 'is' : 'are'} marked “New”`;
  return chosen ? `${marked}; your choices elsewhere are kept.` : `${marked}.`;
}

/** What of a collision that waits is kept: choices only where there are some. */
export function keptWords(collision: Pick<Collision, 'choices'>): string {
  return hasChoices(collision) ? 'Your text and your choices are kept' : 'Your text is kept';
}

/** "1 of 3 resolved", or that there is nothing to resolve. */
export function progressWords(conflicts: number, open: number): string {
  if (conflicts === 0) return 'Nothing to decide';
  return open === 0 && conflicts > 1
    ? `All ${conflicts} resolved`
    : `${conflicts - open} of ${conflicts} resolved`;
}

/** Which conflicts the preview shows no text for yet, by their numbers. */
export function undecidedWords(numbers: readonly number[]): string {
  if (numbers.length > 6) return `${numbers.length} conflicts are not decided yet`;
  const last = numbers.at(-1);
  if (numbers.length < 2) return `conflict ${last} is not decided yet`;
  return `conflicts ${numbers.slice(0, -1).join(', ')} and ${last} are not decided yet`;
}

/** Why nothing was sent yet. */
export function stillOpen(open: number): string {
  return `${count(open, 'conflict')} still ${open === 1 ? 'needs' : 'need'} a decision. Nothing was sent.`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
