import type { Texts } from '../regions/plain-region.ts';
import type { Merge, Region } from '../regions/region.ts';

/**
 * Three versions of a text in one, for tests: `one [two/twi/tva] three` is `one two three` in the base, with `twi` on
 * my side and `tva` on theirs. `[two/twi]` changes on my side alone, `[two//tva]` on theirs; `[two/-/tva]` deletes it on
 * mine, and `[-/twi/tva]` inserts on both.
 */
export function versions(notation: string): Texts {
  const pick = (side: 0 | 1 | 2): string =>
    notation.replace(/\[([^[\]]*)\]/g, (_, inner: string) => {
      const [base = '', mine = '', theirs = ''] = inner.split('/');
      const text = [base, mine === '' ? base : mine, theirs === '' ? base : theirs][side]!;
      return text === '-' ? '' : text;
    });
  return { base: pick(0), mine: pick(1), theirs: pick(2) };
}

/** A merge in one line: changed regions in braces with their kind, a conflict with its three texts. */
export function draw(merge: Merge): string {
  return merge.regions.map(drawRegion).join('');
}

function drawRegion(region: Region): string {
  switch (region.kind) {
    case 'unchanged':
      return region.base;
    case 'combined':
      return `{${region.reason}: ${region.text}}`;
    case 'conflict':
      return `{${region.conflict}! ${region.base}|${region.mine}|${region.theirs}}`;
    default:
      return `{${region.kind}: ${region.text}}`;
  }
}
