import type { Person, VersionRow } from '@/lib/client/api/shapes';

/** Versions that one person saved one after the other on one day, newest first. */
export interface VersionGroup {
  readonly author: Person | null;
  /** When the newest of them was saved. */
  readonly savedAt: string;
  readonly runs: readonly VersionRun[];
}

/** Saves that came shortly after each other, newest first, and are shown as one; never empty. */
export type VersionRun = readonly [VersionRow, ...VersionRow[]];

/** Milliseconds between two saves of one run, at most: as long as somebody writes on, saving by themselves or by a switch. */
const PAUSE = 10 * 60_000;
/** Fewer are no run: they are shown as they are. */
const LEAST = 3;

/**
 * A history by person and day, with runs of saves folded. What a run is follows from who saved and when, not from how: many
 * saves by hand are as long a list as many by a switch, and it holds for versions of any client and any time.
 *
 * @param rows newest first, without a gap; where they end in the middle of a group or a run, more rows make it longer.
 * @param isSame whether two ids are the same person, under a former name or a present one.
 */
export function versionGroups(
  rows: readonly VersionRow[],
  isSame: (a: string, b: string) => boolean = (a, b) => a === b,
): readonly VersionGroup[] {
  const groups: VersionRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && isBySame(row, last, isSame) && dayOf(row) === dayOf(last)) group.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => ({
    author: group[0]!.author,
    savedAt: group[0]!.savedAt,
    runs: runsOf(group),
  }));
}

/** Whether a version is worth a line of its own: it has a name, brings an earlier one back, or merges two. */
function standsOut({ name, restored, mergeBase, parent }: VersionRow): boolean {
  return Boolean(name) || typeof restored === 'number' || (mergeBase !== null && mergeBase !== parent);
}

function runsOf(rows: readonly VersionRow[]): readonly VersionRun[] {
  const runs: [VersionRow, ...VersionRow[]][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn = run && last && !standsOut(row) && !standsOut(last) && pauseBetween(row, last) <= PAUSE;
    if (goesOn) run.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run): VersionRun[] => (run.length < LEAST ? run.map((row) => [row]) : [run]));
}

function isBySame(a: VersionRow, b: VersionRow, isSame: (a: string, b: string) => boolean): boolean {
  if (a.author === null || b.author === null) return a.author === b.author;
  return isSame(a.author.id, b.author.id);
}

function pauseBetween(earlier: VersionRow, later: VersionRow): number {
  return new Date(later.savedAt).getTime() - new Date(earlier.savedAt).getTime();
}

/** By the calendar of whoever looks. */
function dayOf({ savedAt }: VersionRow): string {
  return new Date(savedAt).toDateString();
}
