import { pairUnits } from '../diff/pair-units.ts';
import type { Merge, Region } from '../regions/region.ts';
import { withoutOrdinal } from '../text/ordinals.ts';
import { sentencesOf } from '../text/sentences.ts';
import { hasWords, wordsOf } from '../text/words.ts';

/** More is not looked at: it is not moved, but another text. */
const LONGEST = 20_000;

/**
 * The same merge, in which conflicts about one text that somebody moved from one of them to the other, too far to be read
 * as one, say that they are decided together (`together`): one choice for all of them keeps the text once.
 */
export function linkMoves(merge: Merge): Merge {
  const { regions } = merge;
  const moved = regions.flatMap((region, index) => (isMoved(region) ? [index] : []));
  if (moved.length < 2) return merge;
  const groups = new Map(moved.map((index) => [index, index]));
  const link = (one: number, other: number): void => {
    const [a, b] = [groups.get(one)!, groups.get(other)!];
    for (const [index, group] of groups) if (group === Math.max(a, b)) groups.set(index, Math.min(a, b));
  };
  const places = { mine: travels(regions, moved, 'mine'), theirs: travels(regions, moved, 'theirs') };
  for (const { gone, came } of Object.values(places)) {
    const pairs = pairUnits(
      gone.map(({ words }) => words),
      came.map(({ words }) => words),
    );
    for (const [from, to] of pairs) link(gone[from]!.index, came[to]!.index);
  }
  for (const here of places.mine.came)
    for (const there of places.theirs.came) if (here.text === there.text) link(here.index, there.index);
  const sizes = new Map<number, number>();
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const linked = regions.map((region, index): Region => {
    const group = groups.get(index);
    return group === undefined || sizes.get(group)! < 2 ? region : { ...region, together: group };
  });
  return { ...merge, regions: linked };
}

const isMoved = ({ conflict, base, mine, theirs }: Region): boolean =>
  conflict === 'moved' && Math.max(base.length, mine.length, theirs.length) <= LONGEST;

interface Travelled {
  readonly index: number;
  readonly text: string;
  readonly words: readonly string[];
}

/** The sentences that a side no longer has where the base has them, and those that it has where the base has not. */
function travels(regions: readonly Region[], moved: readonly number[], side: 'mine' | 'theirs') {
  const gone: Travelled[] = [];
  const came: Travelled[] = [];
  for (const index of moved) {
    const [before, after] = [saidIn(regions[index]!.base), saidIn(regions[index]![side])];
    const add = (to: Travelled[], text: string) => to.push({ index, text, words: wordsOf(text) });
    for (const text of before) if (!after.has(text)) add(gone, text);
    for (const text of after) if (!before.has(text)) add(came, text);
  }
  return { gone, came };
}

const saidIn = (text: string): ReadonlySet<string> =>
  new Set(
    sentencesOf(text)
      .filter(hasWords)
      .map((sentence) => withoutOrdinal(sentence).trim().replace(/\s+/g, ' ')),
  );
