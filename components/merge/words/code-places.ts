import { joined } from '@/lib/merge/regions/joined';
import type { Region } from '@/lib/merge/regions/region';
import { blocksOf } from '@/lib/merge/text/blocks';
import { splitLines } from '@/lib/merge/text/lines';
import { blockNoun } from './block-noun';

/** What is not prose: there every character has its column. */
export type CodeKind = 'code' | 'table' | 'front matter' | 'comment';

/**
 * Which regions are not prose. A region is what its first line with words on it is in my text; one that I deleted, what
 * its own text looks like.
 */
export function codePlaces(regions: readonly Region[]): readonly (CodeKind | null)[] {
  const lines = splitLines(joined(regions, 'mine'));
  const blocks = blocksOf(lines);
  let line = 0;
  let lineEnd = lines[0]?.length ?? 0;
  let offset = 0;
  return regions.map((region) => {
    const start = offset;
    offset += region.mine.length;
    if (region.kind === 'unchanged') return null;
    const words = region.mine.search(/\S/);
    if (words === -1) return likeCode(region.base || region.theirs);
    while (lineEnd <= start + words && line < lines.length - 1) {
      line += 1;
      lineEnd += lines[line]!.length;
    }
    return kindOf(blocks[line] ?? '');
  });
}

function likeCode(text: string): CodeKind | null {
  const { word } = blockNoun(text);
  return word === 'code' ? 'code' : word.startsWith('table') ? 'table' : null;
}

function kindOf(block: string): CodeKind | null {
  if (block === '') return null;
  if (block === 'front') return 'front matter';
  if (block === 'comment') return 'comment';
  return block.startsWith('table:') ? 'table' : 'code';
}
