import type { Texts } from '../regions/plain-region.ts';

/** What an edit does, where, and with what: every number is taken modulo what there is to choose from. */
type StructuralEdit = readonly [deed: number, at: number, to: number, how: number];

/** A document of blocks, and what either side does to its structure. */
export interface StructureRecipe {
  readonly blocks: readonly (readonly [kind: number, shape: number])[];
  readonly mine: readonly StructuralEdit[];
  readonly theirs: readonly StructuralEdit[];
}

/** A document as blocks of lines, with a blank line between two of them. */
type Blocks = readonly (readonly string[])[];

const choose = <T>(from: readonly T[], number: number): T => from[number % from.length]!;

/** Words of a block: each stands only there, so that it can be found again wherever it goes. */
const words = (block: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `w${block}x${i}`);

const BLOCKS: readonly ((id: number, shape: number) => string[])[] = [
  (id) => [words(id, 7).join(' ')],
  (id) => [words(id, 4).join(' '), `${words(id, 8).slice(4).join(' ')}.`],
  (id) => words(id, 4).map((word, i) => `${i % 3 === 0 ? '' : '  '}- ${word} of item`),
  (id) => words(id, 4).map((word, i) => `${i + 1}. ${word} of step`),
  (id) => words(id, 3).map((word) => `- ${word} of item`),
  (id, shape) => [
    choose(['```', '~~~', '```js'], shape),
    `${words(id, 1)[0]} code`,
    choose(['```', '~~~', '```'], shape),
  ],
  (id) => [`${words(id, 2).join(' ')} **${words(id, 6).slice(2).join(' ')}** after${id}`],
  (id) => [`${words(id, 2).join(' ')} [${words(id, 5).slice(2).join(' ')}](a${id}) after${id}`],
  (id) => [`${words(id, 2).join(' ')} [${words(id, 4).slice(2).join(' ')}][r] after${id}`],
  (id) => [`## ${words(id, 2).join(' ')}`],
  (id) => ['| one | two |', '| --- | --- |', ...words(id, 3).map((word) => `| ${word} | cell |`)],
  (id) => words(id, 2).map((word) => `> ${word} quoted`),
];

const FRAMES = [
  ['```', '```'],
  ['~~~~', '~~~~'],
  ['<!--', '-->'],
  ['<details>\n', '\n</details>'],
] as const;

const MARKS = [
  ['**', '**'],
  ['*', '*'],
  ['~~', '~~'],
  ['[', '](mine)'],
  ['[', '](theirs)'],
  ['`', '`'],
  ['_', '_'],
] as const;

const isItem = (line: string): boolean => /^ *(?:[-*]|\d+\.) /.test(line);

/** Puts marks around some words of a line. */
function mark(line: string, at: number, to: number, [open, close]: readonly [string, string]): string {
  const parts = line.split(' ');
  const [from, end] = [at % parts.length, to % parts.length].sort((a, b) => a - b) as [number, number];
  if (parts.slice(from, end + 1).some((word) => !/^w\d/.test(word))) return line;
  return parts
    .with(from, open + parts[from])
    .map((word, i) => (i === end ? word + close : word))
    .join(' ');
}

const withLine = (blocks: Blocks, block: number, line: number, to: string): Blocks =>
  blocks.with(block, blocks[block]!.with(line, to));

type Deed = (blocks: Blocks, at: number, to: number, how: number, side: string) => Blocks;

/** Changes one item of a list, if the block is one. */
const inList =
  (change: (lines: readonly string[], line: number, side: string, how: number) => readonly string[]): Deed =>
  (blocks, at, to, how, side) => {
    const lists = [...blocks.keys()].filter((i) => blocks[i]!.every(isItem) && blocks[i]!.length > 0);
    if (lists.length === 0) return blocks;
    const block = choose(lists, at);
    return blocks.with(block, change(blocks[block]!, to % blocks[block]!.length, side, how));
  };

/** What people do to the structure of a text. */
const DEEDS: readonly Deed[] = [
  (blocks, at, to, how) => {
    const [first, last] = [at % blocks.length, to % blocks.length].sort((a, b) => a - b) as [number, number];
    const [open, close] = choose(FRAMES, how);
    return [
      ...blocks.slice(0, first),
      [open],
      ...blocks.slice(first, last + 1),
      [close],
      ...blocks.slice(last + 1),
    ];
  },
  (blocks, at) => {
    const fences = [...blocks.keys()].filter((i) => /^(?:```|~~~)/.test(blocks[i]![0] ?? ''));
    return fences.length === 0
      ? blocks
      : blocks.with(choose(fences, at), blocks[choose(fences, at)]!.slice(1, -1));
  },
  (blocks, at, to, how) => {
    const block = at % blocks.length;
    const line = how % Math.max(1, blocks[block]!.length);
    return blocks[block]![line] === undefined
      ? blocks
      : withLine(blocks, block, line, mark(blocks[block]![line], to, to + (how % 4), choose(MARKS, how)));
  },
  (blocks, at, to) => {
    const bold = [...blocks.keys()].filter((i) => blocks[i]![0]?.includes('**'));
    if (bold.length === 0) return blocks;
    const block = choose(bold, at);
    const [before, inside, ...after] = blocks[block]![0]!.split('**');
    const inner = inside!.split(' ');
    const i = to % (inner.length + 1);
    const text =
      i === inner.length
        ? `${before}${inside}${after.join('**')}`
        : `${before}${[inner.slice(0, i), inner.slice(i, i + 1), inner.slice(i + 1)]
            .map((some, part) => (some.length === 0 ? '' : part === 1 ? some[0]! : `**${some.join(' ')}**`))
            .filter((some) => some !== '')
            .join(' ')}${after.join('**')}`;
    return withLine(blocks, block, 0, text);
  },
  inList((lines, line) => lines.with(line, `  ${lines[line]}`)),
  inList((lines, line) => lines.with(line, lines[line]!.replace(/^ {2}/, ''))),
  inList((lines, line, side) => [
    ...lines,
    `${/^ *(?:[-*]|\d+\.)/.exec(lines.at(-1)!)![0]} more${side}${line}`,
  ]),
  inList((lines, line, side) =>
    lines.toSpliced(line, 0, lines[line]!.replace(/w\w+|more\w+/, `put${side}${line}`)),
  ),
  inList((lines, line) => lines.toSpliced(line, 1)),
  inList((lines, _, __, how) =>
    lines.map((line) => line.replace(/^( *)(?:[-*]|\d+\.)/, `$1${choose(['-', '*', '1.'], how)}`)),
  ),
  inList((lines, line) => [...lines.slice(line), ...lines.slice(0, line)]),
  (blocks, at, _, how, side) =>
    blocks.toSpliced(at % (blocks.length + 1), 0, [`new${side}${how} paragraph of ${side}`]),
  (blocks, at) => (blocks.length > 2 ? blocks.toSpliced(at % blocks.length, 1) : blocks),
  (blocks, at, to) => {
    const from = at % blocks.length;
    return blocks.toSpliced(from, 1).toSpliced(to % blocks.length, 0, blocks[from]!);
  },
  (blocks, at, to, _, side) => {
    const block = at % blocks.length;
    return blocks.with(
      block,
      blocks[block]!.map((line) => line.replace(`x${to % 5}`, `x${to % 5}${side}`)),
    );
  },
  (blocks, at, _, how) =>
    blocks.toSpliced(at % (blocks.length + 1), 0, [choose(['## FAQ', '[q]: url', '### FAQ'], how)]),
  (blocks, at, _, how) => {
    const block = at % blocks.length;
    const line = how % Math.max(1, blocks[block]!.length);
    const text = blocks[block]![line];
    return text === undefined || !/^w\d/.test(text)
      ? blocks
      : withLine(blocks, block, line, `${text} ${choose(['[see][r]', '[r]', '[^n]'], how)}`);
  },
  (blocks, _, __, how) =>
    blocks.map((lines) =>
      lines.flatMap((line) =>
        /^\[\^?[rn]\]:/.test(line) && line.includes(choose(['[r]', '[^n]'], how))
          ? how % 3
            ? []
            : [line.replace(/[rn]\]/, 's]')]
          : [line],
      ),
    ),
  (blocks, at) => {
    const block = at % blocks.length;
    return blocks.with(
      block,
      blocks[block]!.map((line) => `> ${line}`),
    );
  },
  (blocks, at, _, how) => {
    const block = at % blocks.length;
    return /^w\d/.test(blocks[block]![0] ?? '')
      ? blocks.with(block, [...blocks[block]!, choose(['---', '==='], how)])
      : blocks;
  },
  (blocks, at, _, how, side) => {
    const front = blocks[0]![0] === '---' ? blocks[0]! : null;
    return front
      ? blocks.with(
          0,
          front.toSpliced(1 + (at % (front.length - 1)), 0, `${choose(['k', 'q'], how)}: ${side}`),
        )
      : blocks;
  },
  (blocks, at) =>
    blocks.map((lines, i) =>
      i >= at % blocks.length && lines[0]?.startsWith('| one | two |')
        ? lines.map((line, row) => `${line} ${row === 1 ? '--- |' : 'added |'}`)
        : lines,
    ),
  (blocks, at, _, how, side) =>
    blocks.map((lines, i) =>
      i >= at % blocks.length && lines[0]?.startsWith('| one | two |')
        ? [...lines, `| row${side}${how} | cell |`]
        : lines,
    ),
];

const textOf = (blocks: Blocks): string => `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;

/** How many kinds of edits there are. */
export const DEED_COUNT = DEEDS.length;

/** Three versions of a text whose structure both sides change. */
export function structuredVersions({ blocks, mine, theirs }: StructureRecipe): Texts {
  const body = blocks.map(([kind, shape], id) => choose(BLOCKS, kind)(id, shape));
  const front = (blocks[0]?.[1] ?? 0) % 2 ? [['---', 'title: some', 'tags: none', 'date: now', '---']] : [];
  const base: Blocks = [...front, ...body, ['[r]: https://r.example'], ['[^n]: A note.'], ['The end.']];
  const grow = (edits: readonly StructuralEdit[], side: string): string =>
    textOf(
      edits.reduce<Blocks>((of, [deed, at, to, how]) => choose(DEEDS, deed)(of, at, to, how, side), base),
    );
  return { base: textOf(base), mine: grow(mine, 'm'), theirs: grow(theirs, 't') };
}
