import { blocksOf } from '@/lib/merge/blocks';
import { splitLines } from '@/lib/merge/lines';
import type { Region } from '@/lib/merge/region';
import { blockNoun } from './block-noun';

/**
 * Which regions are code, a table, front matter or a comment, where every character has its column. A region is what
 * its first line with words on it is in my text; one that I deleted, what its own text looks like.
 */
export function codePlaces(regions: readonly Region[]): readonly boolean[] {
  const lines = splitLines(regions.map(({ mine }) => mine).join(''));
  const blocks = blocksOf(lines);
  let line = 0;
  let lineEnd = lines[0]?.length ?? 0;
  let offset = 0;
  return regions.map((region) => {
    const start = offset;
    offset += region.mine.length;
    if (region.kind === 'unchanged') return false;
    const words = region.mine.search(/\S/);
    if (words === -1) return LIKE_CODE.has(blockNoun(region.base || region.theirs).word);
    while (lineEnd <= start + words && line < lines.length - 1) {
      line += 1;
      lineEnd += lines[line]!.length;
    }
    return blocks[line] !== '';
  });
}

const LIKE_CODE: ReadonlySet<string> = new Set(['code', 'table row', 'table rows']);
