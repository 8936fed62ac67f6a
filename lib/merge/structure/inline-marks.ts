/** The words and marks of a stretch of text, and which marks belong together. White space is left out. */
export interface Inline {
  readonly tokens: readonly string[];
  /** What a token is recognised by in another version: a mark by itself and the word that it stands at. */
  readonly keys: readonly string[];
  /** Where each token begins in the text. */
  readonly starts: readonly number[];
  /** For each token that is a mark, the tokens that it pairs with; `null` for what is no mark. */
  readonly partners: readonly (readonly number[] | null)[];
  /** Marks that are no marks where they stand: within a code span. */
  readonly coded: ReadonlySet<number>;
  /** Marks whose pair crosses another pair. */
  readonly crossed: ReadonlySet<number>;
}

interface Delimiter {
  readonly token: number;
  readonly opens: boolean;
  readonly closes: boolean;
  left: number;
}

const TOKEN = new RegExp(
  [
    '\\s+',
    '[\\p{L}\\p{N}]+(?:’\\p{L}+)*',
    '\\\\[^\\s\\p{L}\\p{N}]',
    '\\*+|_+|~+|`+|==|\\+\\+|%%',
    '\\]\\([^()\\s]{0,500}(?:\\([^()\\s]{0,200}\\)[^()\\s]{0,200}){0,3}(?:\\s"[^"\\n]{0,200}")?\\)',
    '\\]\\[[^\\]\\n]{0,200}\\]',
    '</?[A-Za-z][^<>\\n]{0,300}>',
    '[^]',
  ].join('|'),
  'gu',
);

/** Whether a text has marks that come in pairs. */
export const hasMarks = (text: string): boolean =>
  /[*_~`[\]<>"“”„‘’‚«»‹›(){}（）「」『』《》〈〉【】〔〕]|==|\+\+|%%/.test(text);

/** Closing marks of writing, by the opening ones. The straight quotation mark is both, and “ and ‘ close „ and ‚. */
const WRITTEN = new Map(
  [
    '“ ”',
    '‘ ’',
    '« »',
    '‹ ›',
    '( )',
    '{ }',
    '（ ）',
    '「 」',
    '『 』',
    '《 》',
    '〈 〉',
    '【 】',
    '〔 〕',
    '\\( \\)',
    '\\[ \\]',
  ].map((pair) => pair.split(' ') as [string, string]),
);
const LOW = new Map([
  ['“', '„'],
  ['‘', '‚'],
]);
const CLOSING = new Map([...WRITTEN].map(([open, close]) => [close, open]));
const ALONE =
  /^<\/?(?:br|hr|img|input|wbr|p|li|td|th|tr|dt|dd|source|meta|link|area|col|https?|mailto)(?![\w-])|\/>$/i;
const TAG_NAME = /^<\/?([A-Za-z][\w-]*)/;

/** Where a new block begins, across which nothing pairs: after a blank line, or with the mark of one, or a fence. */
const BLOCK = /\n[ \t>]*(?:\r?\n|(?:[-*+•]|\d{1,9}[.)])[ \t]|#{1,6}[ \t]|\||`{3}|~{3})/;

/** Reads which marks of a stretch of text belong together: code spans, links, emphasis (CommonMark §6), tags, quotation marks. */
export function inlineOf(text: string): Inline {
  const tokens: string[] = [];
  const starts: number[] = [];
  const blocks: number[] = [0];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.trim() !== '') {
      tokens.push(token);
      starts.push(index);
    } else if (token.includes('\n') && BLOCK.test(text.slice(index, index + token.length + 12)))
      blocks.push(tokens.length);
  }
  const pairs: [number, number][] = [];
  const coded = new Set<number>();
  blocks.push(tokens.length);
  for (let i = 1; i < blocks.length; i++)
    pairBlock(text, tokens, starts, blocks[i - 1]!, blocks[i]!, pairs, coded);
  const partners = tokens.map((token, i): number[] | null => (isMark(token) && !coded.has(i) ? [] : null));
  for (const [open, close] of pairs) {
    partners[open]?.push(close);
    partners[close]?.push(open);
  }
  const keys = tokens.map((token, i) => (isMark(token) ? keyOfMark(text, tokens, starts, i) : token));
  return { tokens, keys, starts, partners, coded, crossed: crossedOf(pairs) };
}

/** How far the word may be that a mark stands at. */
const NEAR = 4;

function keyOfMark(text: string, tokens: readonly string[], starts: readonly number[], at: number): string {
  const step = leansBack(text, tokens[at]!, starts[at]!) ? -1 : 1;
  for (let i = at + step; Math.abs(i - at) <= NEAR && i >= 0 && i < tokens.length; i += step)
    if (WORD.test(tokens[i]!)) return `${tokens[at]}${step}${tokens[i]}`;
  return tokens[at]!;
}

/** Whether a mark belongs to the word before it rather than to the one behind. */
function leansBack(text: string, token: string, start: number): boolean {
  if (OPENS.test(token)) return false;
  if (CLOSES.test(token)) return true;
  const [before, after] = [text.charAt(start - 1), text.charAt(start + token.length)];
  if (WORD.test(after)) return false;
  return WORD.test(before) || SPACE.test(after);
}

const WORD = /^[\p{L}\p{N}]/u;
const OPENS = /^(?:\\?[[(]|<[^/]|[“„‘‚«‹{（「『《〈【〔])/;
const CLOSES = /^(?:\\?[\])]|<\/|[”’»›}）」』》〉】〕])/;

function isMark(token: string): boolean {
  if (token.length > 1 && token[0] === '<') return !ALONE.test(token);
  if (token[0] === '\\') return WRITTEN.has(token) || CLOSING.has(token);
  return hasMarks(token) && token !== '<' && token !== '>';
}

function pairBlock(
  text: string,
  tokens: readonly string[],
  starts: readonly number[],
  from: number,
  to: number,
  pairs: [number, number][],
  coded: Set<number>,
): void {
  const marks: number[] = [];
  const runs = new Map<string, number[]>();
  for (let i = to - 1; i >= from; i--)
    if (tokens[i]![0] === '`') {
      const same = runs.get(tokens[i]!);
      if (same) same.push(i);
      else runs.set(tokens[i]!, [i]);
    }
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    if (token[0] === '`') {
      const same = runs.get(token)!;
      while (same.length > 0 && same.at(-1)! <= i) same.pop();
      const end = same.pop();
      if (end === undefined) continue;
      pairs.push([i, end]);
      for (let inner = i + 1; inner < end; inner++) if (isMark(tokens[inner]!)) coded.add(inner);
      i = end;
    } else if (isMark(token)) marks.push(i);
  }
  const links = pairBrackets(tokens, marks, pairs);
  pairEmphasis(text, tokens, starts, marks, links, pairs);
  pairTags(tokens, marks, pairs);
  pairWritten(tokens, marks, pairs);
}

/** Pairs brackets; of those that make links, gives the closing one by the opening one. */
function pairBrackets(
  tokens: readonly string[],
  marks: readonly number[],
  pairs: [number, number][],
): ReadonlyMap<number, number> {
  const links = new Map<number, number>();
  const open: number[] = [];
  for (const mark of marks) {
    const token = tokens[mark]!;
    if (token === '[') open.push(mark);
    if (token[0] !== ']') continue;
    const opening = open.pop();
    if (opening === undefined) continue;
    pairs.push([opening, mark]);
    if (token.length > 1) links.set(opening, mark);
  }
  return links;
}

function pairEmphasis(
  text: string,
  tokens: readonly string[],
  starts: readonly number[],
  marks: readonly number[],
  links: ReadonlyMap<number, number>,
  pairs: [number, number][],
): void {
  const open: Record<string, Delimiter[]> = { '*': [], _: [], '~': [], '=': [], '+': [], '%': [] };
  const floors: { readonly until: number; readonly at: number }[] = [];
  const dropAfter = (token: number): void => {
    for (const of of Object.values(open)) while (of.length > 0 && of.at(-1)!.token > token) of.pop();
  };
  for (const mark of marks) {
    while (floors.length > 0 && mark >= floors.at(-1)!.until) dropAfter(floors.pop()!.at);
    const token = tokens[mark]!;
    const until = links.get(mark);
    if (until !== undefined) floors.push({ until, at: mark });
    const same = open[token[0]!];
    if (!same) continue;
    const delimiter = delimiterOf(text, token, starts[mark]!, mark);
    const floor = floors.at(-1)?.at ?? -1;
    while (delimiter.closes && delimiter.left > 0) {
      const opening = same.at(-1);
      if (!opening || opening.token < floor || !mayPair(token[0]!, opening, delimiter)) break;
      const width = EQUAL.test(token) ? delimiter.left : Math.min(opening.left, delimiter.left, 2);
      pairs.push([opening.token, mark]);
      opening.left -= width;
      delimiter.left -= width;
      dropAfter(opening.token);
      if (opening.left === 0) same.pop();
    }
    if (delimiter.opens && delimiter.left > 0) same.push(delimiter);
  }
}

/** Rule of three for marks that could do either (CommonMark §6.2, rules 9 and 10); strikethrough and the like need equal length. */
function mayPair(mark: string, opening: Delimiter, closing: Delimiter): boolean {
  if (EQUAL.test(mark)) return opening.left === closing.left;
  const either = opening.closes || closing.opens;
  return !(
    either &&
    (opening.left + closing.left) % 3 === 0 &&
    (opening.left % 3 !== 0 || closing.left % 3 !== 0)
  );
}

const EQUAL = /^[~=+%]/;
const SPACE = /^\s?$/;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;

function delimiterOf(text: string, token: string, start: number, at: number): Delimiter {
  const before = text.charAt(start - 1);
  const after = text.charAt(start + token.length);
  const [spaceBefore, spaceAfter] = [SPACE.test(before), SPACE.test(after)];
  const [markBefore, markAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
  const within = token[0] === '_';
  return {
    token: at,
    opens: left && (!within || !right || markBefore),
    closes: right && (!within || !left || markAfter),
    left: token.length,
  };
}

function pairTags(tokens: readonly string[], marks: readonly number[], pairs: [number, number][]): void {
  const open: { readonly mark: number; readonly name: string }[] = [];
  // How many of a name are open: most closing tags of bad HTML close none.
  const counts = new Map<string, number>();
  const count = (name: string, by: number): void => {
    counts.set(name, (counts.get(name) ?? 0) + by);
  };
  for (const mark of marks) {
    const name = TAG_NAME.exec(tokens[mark]!)?.[1]?.toLowerCase();
    if (name === undefined) continue;
    if (tokens[mark]![1] !== '/') {
      open.push({ mark, name });
      count(name, 1);
      continue;
    }
    if ((counts.get(name) ?? 0) === 0) continue;
    let opening = open.pop()!;
    for (; opening.name !== name; opening = open.pop()!) count(opening.name, -1);
    count(name, -1);
    pairs.push([opening.mark, mark]);
  }
}

function pairWritten(tokens: readonly string[], marks: readonly number[], pairs: [number, number][]): void {
  const open = new Map<string, number[]>();
  for (const mark of marks) {
    const token = tokens[mark]!;
    const low = LOW.get(token);
    if (token === '„' || token === '‚') {
      open.set(token, [...(open.get(token) ?? []), mark]);
      continue;
    }
    const lowest = low === undefined ? undefined : open.get(low)?.pop();
    if (lowest !== undefined) {
      pairs.push([lowest, mark]);
      continue;
    }
    const name = CLOSING.get(token) ?? token;
    const same = open.get(name) ?? [];
    open.set(name, same);
    if (WRITTEN.has(token) || (token === '"' && same.length === 0)) same.push(mark);
    else if (CLOSING.has(token) || token === '"') {
      const opening = same.pop();
      if (opening !== undefined) pairs.push([opening, mark]);
    }
  }
}

/** The ends of pairs that overlap without one being inside the other. */
function crossedOf(pairs: readonly (readonly [number, number])[]): ReadonlySet<number> {
  const crossed = new Set<number>();
  const open: (readonly [number, number])[] = [];
  for (const pair of pairs.toSorted(([a, b], [c, d]) => a - c || d - b)) {
    while (open.length > 0 && open.at(-1)![1] <= pair[0]) open.pop();
    const around = open.at(-1);
    if (around && around[1] < pair[1]) for (const end of [...around, ...pair]) crossed.add(end);
    open.push(pair);
  }
  return crossed;
}
