import type { Region } from '../regions/region.ts';
import { WORD_PIECE } from '../text/words.ts';
import { reviewOf } from './review.ts';

/** By how much each side and the result change the number of one word. */
interface Change {
  mine: number;
  theirs: number;
  text: number;
}

/** What is looked at in search of the one place that tips the scale; beyond it every place concerned is given up. */
const MOST_LOOKS = 500_000;

/**
 * Counts words over the whole text: what the regions make of a word together must lie between what either side and what
 * both sides' changes added up make of it, since sides may share a change. Text moved to two places or deleted twice
 * fails that though every place by itself is in order; the places that tip the scale are turned into conflicts.
 */
export function balanceWords(regions: readonly Region[]): readonly Region[] {
  // Without a shared change anywhere the sides' changes simply add up.
  if (!regions.some(({ kind }) => kind === 'same' || kind === 'combined')) return regions;
  const changes = new Map<number, WordChanges>();
  const total = new Map<string, Change>();
  for (const [index, region] of regions.entries()) {
    if (region.text === null || region.kind === 'unchanged') continue;
    const own = wordChanges(region, region.text);
    changes.set(index, own);
    for (const [word, change] of own) add(total, word, change, 1);
  }
  const balanced = [...regions];
  let wrong = [...total.keys()].filter((word) => excess(total.get(word)) > 0);
  let looks = 0;
  while (wrong.length > 0) {
    const concerned = [...changes].filter(([, own]) => wrong.some((word) => own.has(word)));
    for (const [, own] of concerned) looks += own.size;
    const worst = looks <= MOST_LOOKS ? worstOf(concerned, regions, total) : null;
    const touched = new Set(wrong);
    for (const [index, own] of worst === null ? concerned : concerned.filter(([i]) => i === worst)) {
      balanced[index] = reviewOf(regions[index]!);
      changes.delete(index);
      for (const [word, change] of own) {
        add(total, word, change, -1);
        touched.add(word);
      }
    }
    wrong = [...touched].filter((word) => excess(total.get(word)) > 0);
  }
  return balanced;
}

type WordChanges = ReadonlyMap<string, Change>;

function wordChanges(region: Region, text: string): WordChanges {
  const changes = new Map<string, Change>();
  const count = (of: string, change: Change): void => {
    for (const [word] of of.matchAll(WORD_PIECE)) add(changes, word, change, 1);
  };
  const { base, mine, theirs } = region;
  const versions = new Map<string, Change>();
  add(versions, base, { mine: -1, theirs: -1, text: -1 }, 1);
  add(versions, mine, { mine: 1, theirs: 0, text: 0 }, 1);
  add(versions, theirs, { mine: 0, theirs: 1, text: 0 }, 1);
  add(versions, text, { mine: 0, theirs: 0, text: 1 }, 1);
  for (const [version, change] of versions) count(version, change);
  for (const [word, change] of changes)
    if (change.mine === 0 && change.theirs === 0 && change.text === 0) changes.delete(word);
  return changes;
}

function add(to: Map<string, Change>, word: string, by: Change, times: 1 | -1): void {
  const change = to.get(word);
  if (!change) to.set(word, { mine: by.mine * times, theirs: by.theirs * times, text: by.text * times });
  else {
    change.mine += by.mine * times;
    change.theirs += by.theirs * times;
    change.text += by.text * times;
  }
}

/** How many times more, or fewer, the result has a word than the sides account for. */
function excess(change: Change | undefined, without?: Change): number {
  if (!change) return 0;
  const mine = change.mine - (without?.mine ?? 0);
  const theirs = change.theirs - (without?.theirs ?? 0);
  const text = change.text - (without?.text ?? 0);
  return Math.max(
    0,
    text - Math.max(mine, theirs, mine + theirs),
    Math.min(mine, theirs, mine + theirs) - text,
  );
}

/**
 * The region without which the scale is evened out best, if there is one; of equals, first one where the sides differ,
 * since only there is something to decide.
 */
function worstOf(
  concerned: readonly (readonly [number, WordChanges])[],
  regions: readonly Region[],
  total: ReadonlyMap<string, Change>,
): number | null {
  let worst: number | null = null;
  let most = 0;
  for (const [index, own] of concerned) {
    let relief = 0;
    for (const [word, change] of own) relief += excess(total.get(word)) - excess(total.get(word), change);
    if (relief > 0 && regions[index]!.mine !== regions[index]!.theirs) relief += 0.5;
    if (relief > most) [worst, most] = [index, relief];
  }
  return worst;
}
