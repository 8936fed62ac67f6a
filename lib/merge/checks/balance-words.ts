import type { Region } from '../regions/region.ts';
import { WORD_PIECE } from '../text/words.ts';
import { asConflict } from './as-conflict.ts';

/** By how much each side and the result change the number of one word. */
interface WordDelta {
  mine: number;
  theirs: number;
  text: number;
}

/** What is looked at in search of the one region that tips the scale; beyond it every region concerned is given up. */
const MOST_LOOKS = 500_000;

/**
 * Counts words over the whole text: what the regions make of a word together must lie between what either side and what
 * both sides' changes added up make of it, since sides may share a change. Text moved to two spots or deleted twice
 * fails that though every region by itself is in order; the regions that tip the scale are turned into conflicts.
 */
export function balanceWords(regions: readonly Region[]): readonly Region[] {
  // Without a shared change anywhere the sides' changes simply add up.
  if (!regions.some(({ kind }) => kind === 'same' || kind === 'combined')) return regions;
  const deltas = new Map<number, WordDeltas>();
  const total = new Map<string, WordDelta>();
  for (const [index, region] of regions.entries()) {
    if (region.text === null || region.kind === 'unchanged') continue;
    const own = wordDeltas(region, region.text);
    deltas.set(index, own);
    for (const [word, delta] of own) add(total, word, delta, 1);
  }
  const balanced = [...regions];
  let wrong = [...total.keys()].filter((word) => excess(total.get(word)) > 0);
  let looks = 0;
  while (wrong.length > 0) {
    const concerned = [...deltas].filter(([, own]) => wrong.some((word) => own.has(word)));
    for (const [, own] of concerned) looks += own.size;
    const worst = looks <= MOST_LOOKS ? worstOf(concerned, regions, total) : null;
    const touched = new Set(wrong);
    for (const [index, own] of worst === null ? concerned : concerned.filter(([i]) => i === worst)) {
      balanced[index] = asConflict(regions[index]!, 'words');
      deltas.delete(index);
      for (const [word, delta] of own) {
        add(total, word, delta, -1);
        touched.add(word);
      }
    }
    wrong = [...touched].filter((word) => excess(total.get(word)) > 0);
  }
  return balanced;
}

type WordDeltas = ReadonlyMap<string, WordDelta>;

function wordDeltas(region: Region, text: string): WordDeltas {
  const deltas = new Map<string, WordDelta>();
  const count = (of: string, delta: WordDelta): void => {
    for (const [word] of of.matchAll(WORD_PIECE)) add(deltas, word, delta, 1);
  };
  const { base, mine, theirs } = region;
  const versions = new Map<string, WordDelta>();
  add(versions, base, { mine: -1, theirs: -1, text: -1 }, 1);
  add(versions, mine, { mine: 1, theirs: 0, text: 0 }, 1);
  add(versions, theirs, { mine: 0, theirs: 1, text: 0 }, 1);
  add(versions, text, { mine: 0, theirs: 0, text: 1 }, 1);
  for (const [version, delta] of versions) count(version, delta);
  for (const [word, delta] of deltas)
    if (delta.mine === 0 && delta.theirs === 0 && delta.text === 0) deltas.delete(word);
  return deltas;
}

function add(to: Map<string, WordDelta>, word: string, by: WordDelta, times: 1 | -1): void {
  const delta = to.get(word);
  if (!delta) to.set(word, { mine: by.mine * times, theirs: by.theirs * times, text: by.text * times });
  else {
    delta.mine += by.mine * times;
    delta.theirs += by.theirs * times;
    delta.text += by.text * times;
  }
}

/** How many times more, or fewer, the result has a word than the sides account for. */
function excess(delta: WordDelta | undefined, without?: WordDelta): number {
  if (!delta) return 0;
  const mine = delta.mine - (without?.mine ?? 0);
  const theirs = delta.theirs - (without?.theirs ?? 0);
  const text = delta.text - (without?.text ?? 0);
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
  concerned: readonly (readonly [number, WordDeltas])[],
  regions: readonly Region[],
  total: ReadonlyMap<string, WordDelta>,
): number | null {
  let worst: number | null = null;
  let most = 0;
  for (const [index, own] of concerned) {
    let relief = 0;
    for (const [word, delta] of own) relief += excess(total.get(word)) - excess(total.get(word), delta);
    if (relief > 0 && regions[index]!.mine !== regions[index]!.theirs) relief += 0.5;
    if (relief > most) [worst, most] = [index, relief];
  }
  return worst;
}
