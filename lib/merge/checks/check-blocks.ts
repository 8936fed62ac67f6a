import type { Region } from '../regions/region.ts';
import { blocksOf } from '../text/blocks.ts';
import { splitLines } from '../text/lines.ts';
import { asConflict } from './as-conflict.ts';

/**
 * Makes sure that what a side wrote stays in the kind of block it was written in. A line inside a code fence, table or
 * comment whose frame the other side changed or removed merges line by line without a conflict, and means something
 * else afterwards: such a region is turned into a conflict.
 */
export function checkBlocks(regions: readonly Region[]): readonly Region[] {
  // Where only one side changed anything, the result is that side's text.
  if (['mine', 'theirs'].some((side) => regions.every(({ kind }) => kind === 'unchanged' || kind === side)))
    return regions;
  const mine = blocksByRegion(regions, (region) => region.mine);
  const theirs = blocksByRegion(regions, (region) => region.theirs);
  if (!mine.some && !theirs.some) return regions;
  // While a conflict is open either text of it may come to stand above a line.
  const results = [
    blocksByRegion(regions, (region) => region.text ?? region.mine),
    blocksByRegion(regions, (region) => region.text ?? region.theirs),
  ];
  return regions.map((region, index) => {
    const sources =
      region.kind === 'mine'
        ? [mine]
        : region.kind === 'theirs'
          ? [theirs]
          : region.kind === 'unchanged' || region.kind === 'conflict'
            ? []
            : [mine, theirs];
    if (region.text === '' || sources.length === 0) return region;
    const kept = sources.some((source) => results.some((result) => source.of(index) === result.of(index)));
    return kept ? region : asConflict(region);
  });
}

/** The blocks that each region's lines stand in when the texts are joined. */
function blocksByRegion(regions: readonly Region[], textOf: (region: Region) => string) {
  const texts = regions.map(textOf);
  const lines = splitLines(texts.join(''));
  const blocks = blocksOf(lines);
  const found: string[] = [];
  let line = 0;
  let lineEnd = lines[0]?.length ?? 0;
  let end = 0;
  for (const text of texts) {
    const own = new Set<string>();
    const start = end;
    end += text.length;
    while (line < lines.length && start >= lineEnd) lineEnd += lines[++line]?.length ?? 0;
    for (;;) {
      if (line < lines.length && end > start) own.add(frameOf(blocks[line]!));
      if (lineEnd >= end || line >= lines.length) break;
      lineEnd += lines[++line]?.length ?? 0;
    }
    found.push([...own].join('\n'));
  }
  return { some: blocks.some((block) => block !== ''), of: (index: number) => found[index]! };
}

/** A fence is one whatever language it names. */
const frameOf = (block: string): string => (block.startsWith('fence:') ? 'fence' : block);
