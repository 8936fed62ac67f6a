import { nameForSentence } from '@/components/ui/people/side-names';
import { joined } from '@/lib/merge/regions/joined';
import type { Texts } from '@/lib/merge/regions/plain-region';
import { blocksOf } from '@/lib/merge/text/blocks';
import { splitLines } from '@/lib/merge/text/lines';
import { LIST_MARKER } from '@/lib/merge/text/list-item';
import { HEADING } from './heading';

const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;
const ITEM = new RegExp(`^\\s*(?:${LIST_MARKER})\\s`);
/** Words that are enough to know a place by. */
const WORDS = 5;

/**
 * Where regions stand in one version, as a person would say it: "under Costs", "in the list under Packing", "at the
 * start". Where there is no heading above, the words that a place begins with name it.
 *
 * @param version the person's own text: where a region is empty there, it is named by where it would stand.
 */
export function sectionPlaces(regions: readonly Texts[], version: keyof Texts): readonly string[] {
  const lines = splitLines(joined(regions, version));
  const blocks = blocksOf(lines);
  const headings = headingsOf(lines, blocks);
  const isBlank = (line: number) => (lines[line] ?? '').trim() === '';
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  let [line, lineStart, offset] = [0, 0, 0];
  return regions.map((region) => {
    const own = region[version];
    const words = own.search(/\S/);
    const at = offset + Math.max(words, 0);
    offset += own.length;
    while (line < lines.length && lineStart + lines[line]!.length <= at) lineStart += lines[line++]!.length;
    const shown = words < 0 ? region.base.trim() || region.theirs.trim() || region.mine.trim() : own.trim();
    const block = words < 0 ? '' : (blocks[line] ?? '');
    if (block === 'front') return 'in the front matter';
    const heading = headings[Math.min(line, lines.length - 1)];
    if (words >= 0 && heading?.line === line) return `at the heading ${heading.name}`;
    const kind = kindOf(shown, block);
    // What is put in or taken out above a heading still stands in the section before it.
    const above = words < 0 && heading?.line === line ? headings[line - 1] : heading;
    if (above) return kind === '' ? `under ${above.name}` : `in the ${kind} under ${above.name}`;
    if (first < 0 || sameBlock(line, first))
      return kind === '' ? 'at the start' : `in the ${kind} at the start`;
    if (lines.length > 0 && (line >= lines.length || sameBlock(line, last)) && !headings.at(-1))
      return kind === '' ? 'at the end' : `in the ${kind} at the end`;
    return `at “${beginning(shown)}”`;
  });

  /** Whether no blank line stands between two lines. */
  function sameBlock(one: number, other: number): boolean {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    for (let at = from; at <= to; at++) if (isBlank(at)) return at >= lines.length;
    return true;
  }
}

interface Heading {
  readonly line: number;
  readonly name: string;
}

/** For each line the nearest heading at it or above. */
function headingsOf(lines: readonly string[], blocks: readonly string[]): readonly (Heading | undefined)[] {
  let nearest: Heading | undefined;
  return lines.map((line, at) => {
    if (blocks[at] !== '') return nearest;
    const underlined =
      line.trim() !== '' &&
      (lines[at - 1] ?? '').trim() === '' &&
      UNDERLINE.test((lines[at + 1] ?? '').trimEnd()) &&
      !ITEM.test(line);
    const text = HEADING.exec(line.trimEnd())?.[2] ?? (underlined ? line : '');
    const name = plainly(text);
    if (name !== '') nearest = { line: at, name: nameForSentence(name) };
    return nearest;
  });
}

/** Without the marks of Markdown: links by their words, emphasis and code without what marks them. */
function plainly(heading: string): string {
  return heading
    .slice(0, 400)
    .replace(/(?<![ \t])[ \t]+#+[ \t]*$/, '')
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/\{#[^}]*\}\s*$/, '')
    .replace(/[*_`~]+/g, '')
    .trim();
}

function kindOf(text: string, block: string): string {
  if (block === 'comment') return 'comment';
  if (block.startsWith('table:') || (block === '' && text.startsWith('|'))) return 'table';
  if (block !== '' || /^(?:```|~~~)/.test(text)) return 'code';
  if (ITEM.test(`${text} `)) return 'list';
  return text.startsWith('>') ? 'quotation' : '';
}

function beginning(text: string): string {
  const words = plainly(text.slice(0, 200).replace(/^[#>\s|*+-]+/, '')).split(/\s+/);
  const some = words.slice(0, WORDS).join(' ');
  return nameForSentence(words.length > WORDS ? `${some}…` : some || text.slice(0, 20));
}
