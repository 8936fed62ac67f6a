import type { Texts } from '../regions/plain-region.ts';

/** Lines that meet each other often, of every kind that a merge treats differently. */
const LINES = [
  '',
  'The quick brown fox jumps over the lazy dog. It never looks back at it.',
  'Every save carries the tag of the version it is based on.',
  '# Heading one',
  '## Heading two',
  '- first item of the list',
  '- second item of the list',
  '  continued in the next line',
  '1. numbered',
  '```js',
  '```',
  'const answer = 42;',
  '| name | value |',
  '| --- | --- |',
  '| one | 1 |',
  '> quoted words',
  '---',
  'title: front matter',
  'See [the guide](https://example.org/guide) and `code spans`.',
  '文章を保存する前に読む。変更は必ず伝える。',
  'עברית and العربية with emoji 👩‍👩‍👧 and e\u0301',
  '\ttabbed  twice  spaced ',
];

const WORDS = ['fox', 'dog', 'never', 'saved', '**bold**', '你好', '🙂', '`x`', 'https://a.b/c', ''];

const ENDINGS = ['\n', '\n', '\n', '\n', '\n', '\r\n', '\r', ''];

const DEEDS = ['replace', 'delete', 'insert', 'move', 'word', 'word', 'word', 'word'] as const;

/** What to do to a document: every number is taken modulo what there is to choose from. */
type Instruction = readonly [deed: number, at: number, to: number, line: number];

/** What a property test draws: lines with endings, what both sides do, and what both do alike. */
export interface Recipe {
  readonly lines: readonly (readonly [line: number, ending: number])[];
  readonly shared: readonly Instruction[];
  readonly mine: readonly Instruction[];
  readonly theirs: readonly Instruction[];
}

const choose = <T>(from: readonly T[], number: number): T => from[number % from.length]!;

/** Two texts that grew from one by a few instructions each, close enough together to meet. */
export function versionsBy({ lines, shared, mine, theirs }: Recipe): Texts {
  const base = lines.map(([line, ending]) => choose(LINES, line) + choose(ENDINGS, ending));
  const grow = (instructions: readonly Instruction[]): string =>
    [...shared, ...instructions].reduce(apply, base).join('');
  return { base: base.join(''), mine: grow(mine), theirs: grow(theirs) };
}

function apply(lines: readonly string[], [deed, at, to, line]: Instruction): string[] {
  const text = `${choose(LINES, line)}\n`;
  if (lines.length === 0) return [text];
  const index = at % lines.length;
  switch (choose(DEEDS, deed)) {
    case 'insert':
      return lines.toSpliced(index, 0, text);
    case 'delete':
      return lines.toSpliced(index, 1);
    case 'replace':
      return lines.with(index, text);
    case 'move':
      return lines.toSpliced(index, 1).toSpliced(to % lines.length, 0, lines[index]!);
    case 'word': {
      const words = lines[index]!.split(' ');
      return lines.with(index, words.with(to % words.length, choose(WORDS, line)).join(' '));
    }
  }
}
