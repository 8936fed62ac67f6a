/** What stands before the words of a line of Markdown. Each part begins where the one before it ends. */
export interface LineParts {
  /** `> > `, with the spaces that belong to it. */
  readonly quote: string;
  readonly indent: string;
  /** `-`, `*`, `+`, `1.` or `1)`; empty where the line begins no list item. */
  readonly marker: string;
  /** The spaces after the marker. */
  readonly gap: string;
  /** `[ ] ` or `[x] `. */
  readonly task: string;
  /** `## `, with its space. */
  readonly heading: string;
  /** How many characters all of these are. */
  readonly length: number;
}

const parts =
  /^((?:[ \t]{0,3}>[ \t]?)*)([ \t]*)(?:([-+*]|\d{1,9}[.)])([ \t]+|$)(\[[ xX]\](?:[ \t]+|$))?)?(#{1,6}(?:[ \t]+|$))?/;

/** Takes a line apart. It sees one line alone: in code these are only characters. */
export function partsOf(line: string): LineParts {
  const [all, quote = '', indent = '', marker = '', gap = '', task = '', heading = ''] = parts.exec(line)!;
  return { quote, indent, marker, gap, task, heading, length: all.length };
}

/** Whether a line has more than the signs of the quotes that it is in. */
export function hasWords(line: string): boolean {
  return line.slice(partsOf(line).quote.length).trim() !== '';
}

/** The kinds of list that there are. */
export type ListKind = 'bullet' | 'ordered' | 'task';

/** The kind of list that the line is an item of. */
export function listKindOf({ marker, task }: LineParts): ListKind | null {
  if (marker === '') return null;
  if (task !== '') return 'task';
  return /\d/.test(marker) ? 'ordered' : 'bullet';
}

/** What has to stand before a further line so that it belongs to what this line begins: spaces below a list marker. */
export function continuation({ quote, indent, marker, gap }: LineParts): string {
  return quote + indent + ' '.repeat(marker === '' ? 0 : marker.length + Math.max(1, gap.length));
}
