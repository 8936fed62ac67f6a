import type { Merge, Region } from '../regions/region.ts';

/**
 * The same merge, in which every conflict and combination that is made of whole paragraphs says so (`paragraph`): on
 * my side it has blank lines, or the text's end, before and after it.
 */
export function markParagraphs({ regions, coarse }: Merge): Merge {
  const lineEnd = regions.some(({ mine }) => mine.includes('\r\n')) ? '\r\n' : '\n';
  const marked = regions.map((region, index): Region => {
    if (region.kind !== 'conflict' && region.kind !== 'combined') return region;
    const whole = endsParagraph(regions, index) && startsParagraph(regions, index);
    return whole ? { ...region, paragraph: lineEnd } : region;
  });
  return { regions: marked, coarse };
}

/** Whether a paragraph, or the text, has ended before the region. */
function endsParagraph(regions: readonly Region[], index: number): boolean {
  let at = index - 1;
  while (regions[at]?.mine === '') at--;
  const before = regions[at];
  return before === undefined || endsBlank(before.mine);
}

/** Whether none goes on after the region. */
function startsParagraph(regions: readonly Region[], index: number): boolean {
  const here = regions[index];
  if (here && endsBlank(here.mine) && endsBlank(here.theirs)) return true;
  let at = index + 1;
  while (regions[at]?.mine === '') at++;
  const after = regions[at];
  return after === undefined || /^[ \t]*\r?(?:\n|$)/.test(after.mine);
}

/** Whether the last line is blank; only a text's end is looked at, as it may be long. */
const endsBlank = (text: string): boolean => /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(-80));
