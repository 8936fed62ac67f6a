import type { Span } from '@/components/editor/text/line-marks';
import type { Merge } from '@/lib/merge/regions/region';

/** Where in my text the conflicts of a merge are, without the line break that ends each place. */
export function overlappingSpans({ regions }: Merge): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const { kind, mine } of regions) {
    if (kind === 'conflict')
      spans.push({ from: at, to: at + mine.replace(/(?<![\r\n])[\r\n]+$/, '').length });
    at += mine.length;
  }
  return spans;
}
