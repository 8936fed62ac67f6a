import type { TextRange } from '@/components/ui/text/text-pieces';
import { joined } from '@/lib/merge/regions/joined';
import type { Region } from '@/lib/merge/regions/region';
import { blocksOf } from '@/lib/merge/text/blocks';
import { splitLines } from '@/lib/merge/text/lines';

const NONE: readonly TextRange[] = [];

/**
 * For each region where in my text of it code, tables and the like stand, which are set in columns; adjoining lines are
 * one range. Only of regions that nobody changed: of the others each card knows it by itself.
 */
export function codeRanges(regions: readonly Region[]): readonly (readonly TextRange[])[] {
  const code = codeIn(joined(regions, 'mine'));
  let offset = 0;
  let next = 0;
  return regions.map(({ kind, mine }) => {
    const start = offset;
    offset += mine.length;
    while (next < code.length && code[next]![1] <= start) next += 1;
    if (kind !== 'unchanged') return NONE;
    const here: TextRange[] = [];
    for (let at = next; at < code.length && code[at]![0] < offset; at += 1) {
      const [from, to] = code[at]!;
      here.push([Math.max(from, start) - start, Math.min(to, offset) - start]);
    }
    return here.length > 0 ? here : NONE;
  });
}

function codeIn(text: string): readonly TextRange[] {
  const lines = splitLines(text);
  const ranges: [number, number][] = [];
  let at = 0;
  for (const [line, block] of blocksOf(lines).entries()) {
    const end = at + lines[line]!.length;
    const last = ranges.at(-1);
    if (block !== '' && last?.[1] === at) last[1] = end;
    else if (block !== '') ranges.push([at, end]);
    at = end;
  }
  return ranges;
}
