/** What begins a line within something: a quotation, an item of a list, a note. */
const NESTED = /[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)|\[\^[^\]\n]{1,100}\]:)/y;
const QUOTATION = /^(?:[ \t]*>)+/;
/** What begins a block of its own, whatever is before it. */
const BEGINS_BLOCK = /^[ \t]*(?:[-+*]|#{1,6}|1[.)])[ \t]/;
/** An item that begins a block only behind another such, or behind a blank line (CommonMark §5.3). */
const NUMBERED = /^[ \t]*\d{1,9}[.)][ \t]/;
/** What a reader of Markdown pairs with others, or takes back when it finds nothing to pair it with. */
const MARKS = /[*_~`[\]<!&]|^[ \t]*=/g;

/** Deeper than anybody nests, and far from where rendering runs out of stack. */
const DEEPEST = 100;
/** Rendering takes about a second then. A block of 5,000 marks comes to half of it. */
const MOST_PAIRS = 50_000_000;

/**
 * Whether Markdown can be rendered without holding up whoever reads it. Rendering pairs marks within a block, which takes
 * the square of their number, and goes down into whatever is nested.
 */
export function isEasilyRendered(markdown: string): boolean {
  let pairs = 0;
  let marks = 0;
  let isFirst = true;
  let isNumbered = false;
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (depthOf(line) > DEEPEST) return false;
    const content = line.replace(QUOTATION, '');
    const isBlank = content.trim() === '';
    const counts = NUMBERED.test(content);
    if (isBlank || BEGINS_BLOCK.test(content) || (counts && (isFirst || isNumbered))) {
      pairs += marks * marks;
      marks = 0;
      isNumbered = counts;
    }
    isFirst = isBlank;
    marks += line.match(MARKS)?.length ?? 0;
  }
  return pairs + marks * marks <= MOST_PAIRS;
}

function depthOf(line: string): number {
  let depth = 0;
  NESTED.lastIndex = 0;
  while (depth <= DEEPEST && NESTED.test(line)) depth++;
  return depth;
}
