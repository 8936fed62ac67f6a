import type { SideNames } from '@/components/ui/people/side-names';
import type { ChangedPlace } from './places';

/** What the dialog says first: what happened, and how much is to be done. */
export function collisionSummary(
  versions: { readonly base: number; readonly theirs: number; readonly undone?: boolean | undefined },
  places: readonly ChangedPlace[],
  names: SideNames,
): { readonly happened: string; readonly todo: string } {
  const happened = versions.undone
    ? `You undid your merge: version ${versions.theirs} is ${names.others} text again, and yours began on version ${versions.base}.`
    : names.samePerson
      ? `You saved version ${versions.theirs} in another tab while you were editing version ${versions.base} here.`
      : `${names.other} saved version ${versions.theirs} while you were editing version ${versions.base}.`;
  const conflicts = places.filter((place) => place.kind === 'conflict').length;
  return { happened, todo: todo(places.length - conflicts, conflicts) };
}

function todo(automatic: number, conflicts: number): string {
  if (automatic === 0) return `${count(conflicts, 'place')} ${conflicts === 1 ? 'needs' : 'need'} you.`;
  if (conflicts === 0) return `${mergedAutomatically(automatic)}; nothing needs you.`;
  return `${mergedAutomatically(automatic)}; ${conflicts} ${conflicts === 1 ? 'needs' : 'need'} you.`;
}

function mergedAutomatically(automatic: number): string {
  return `${count(automatic, 'change')} ${automatic === 1 ? 'was' : 'were'} merged automatically`;
}

/** What changed under the open dialog when they saved once more. */
export function secondCollision(version: number, fresh: number, names: SideNames): string {
  const who = names.samePerson ? 'You saved' : `${names.other} saved`;
  const where = names.samePerson ? ' in another tab' : '';
  const marked =
    fresh === 0
      ? 'All of your choices still apply.'
      : `Your other choices are kept; ${count(fresh, 'place')} that changed ${fresh === 1 ? 'is' : 'are'} marked “New”.`;
  return `${who} version ${version}${where} while you were deciding. ${marked}`;
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
