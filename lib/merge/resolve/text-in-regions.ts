import { splitLines } from '../text/lines.ts';
import { LIST_MARKER } from '../text/list-item.ts';
import { sentenceEnds } from '../text/sentence-ends.ts';
import { tokens } from '../text/tokens.ts';

/** A text with where its regions begin, and what it says. */
export interface TextInRegions {
  readonly text: string;
  /** One more than there are regions: the last is the end of the text. */
  readonly starts: readonly number[];
  /** For each statement where it stands. */
  readonly said: ReadonlyMap<string, readonly number[]>;
  /** Whether the text has a token. Sorts them when it is asked first. */
  readonly has: (token: string) => boolean;
}

/** A sentence, or a line that has no end of a sentence. */
export interface Statement {
  readonly text: string;
  readonly at: number;
  /** Whether it stands behind the marker of a list item, a heading or a quotation. */
  readonly marked: boolean;
}

/** The text that regions make. An open conflict (`null`) is a line end, so that nothing is read across it. */
export function textInRegions(texts: readonly (string | null)[]): TextInRegions {
  const starts = [0];
  for (const text of texts) starts.push(starts.at(-1)! + (text ?? '\n').length);
  const text = texts.map((text) => text ?? '\n').join('');
  const said = new Map<string, number[]>();
  for (const statement of statementsOf(text)) {
    const places = said.get(statement.text);
    if (places) places.push(statement.at);
    else said.set(statement.text, [statement.at]);
  }
  let all: ReadonlySet<string> | null = null;
  const has = (token: string): boolean => {
    all ??= new Set(tokens(text));
    return all.has(token);
  };
  return { text, starts, said, has };
}

/** The region's text, with the rest of the lines in which it begins and ends. */
export function linesAround({ text, starts }: TextInRegions, region: number): string {
  const [start, end] = [starts[region]!, starts[region + 1]!];
  if (start === end) return '';
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end - 1);
  return text.slice(from, newline === -1 ? text.length : newline);
}

/** The region that has the character at a place. */
export function regionAt({ starts }: TextInRegions, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}

const MARKER = new RegExp(`^[ \\t]*(?:>[ \\t]*)*(?:${LIST_MARKER}[ \\t]+|#{1,6}[ \\t]+)?`);
const FENCE = /^[ \t]*(?:```|~~~)/;
const LINE_END = /\r?\n$|\r$/;

/** The statements of a text, line by line, without white space around them. Fences of code say nothing. */
export function statementsOf(text: string): readonly Statement[] {
  const found: Statement[] = [];
  let start = 0;
  for (const line of splitLines(text)) {
    if (!FENCE.test(line)) {
      const marker = MARKER.exec(line)![0];
      const marked = marker.trim() !== '';
      const content = line.slice(marker.length).replace(LINE_END, '');
      let from = 0;
      for (const to of [...sentenceEnds(content).map(({ end }) => end), content.length]) {
        const sentence = content.slice(from, to);
        const statement = sentence.trim();
        const at = start + marker.length + from + sentence.length - sentence.trimStart().length;
        if (statement !== '') found.push({ text: statement, at, marked });
        from = to;
      }
    }
    start += line.length;
  }
  return found;
}
