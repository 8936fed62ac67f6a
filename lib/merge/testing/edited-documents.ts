/** What an edit does, where, and with what: every number is taken modulo what there is to choose from. */
type Deed = readonly [deed: number, at: number, to: number];

/** A document of blocks, and what either side does to them. */
export interface EditRecipe {
  readonly blocks: readonly number[];
  readonly mine: readonly Deed[];
  readonly theirs: readonly Deed[];
}

type Blocks = readonly (readonly string[])[];

/** Words of a block, each of which no other block has. */
const words = (block: number, from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `w${block}x${from + i}`).join(' ');

const HAN = Array.from(
  '春夏秋冬山川日月風雨雪花鳥魚馬牛羊犬石木火土金水田米茶酒書画門窓橋道船車星空雲海森林草葉根',
);

const BLOCKS: readonly ((id: number) => string[])[] = [
  (id) => [`${words(id, 0, 6)}. ${words(id, 6, 5)}. ${words(id, 11, 7)}.`],
  (id) => [`${words(id, 0, 5)}.`],
  (id) => [words(id, 0, 5), words(id, 5, 5), `${words(id, 10, 4)}.`],
  (id) => [0, 4, 8].map((from, i) => `${i + 1}. ${words(id, from, 4)}.`),
  (id) => [0, 2, 4].map((from) => `- ${words(id, from, 2)}`),
  (id) => [
    `- ${words(id, 0, 2)}`,
    `  - ${words(id, 2, 2)}`,
    `  - ${words(id, 4, 1)}`,
    `- ${words(id, 5, 2)}`,
  ],
  (id) => [`## ${words(id, 0, 1)}`],
  (id) => [`## ${words(id, 0, 3)}`],
  (id) => [words(id, 0, 1)],
  (id) => [
    '| a | b |',
    '|---|---|',
    ...[0, 2, 4].map((from) => `| ${words(id, from, 1)} | ${words(id, from + 1, 1)} |`),
  ],
  (id) => ['```', `${words(id, 0, 2)}();`, `${words(id, 2, 2)};`, words(id, 4, 1), '```'],
  (id) => [`${HAN.slice(id * 6, id * 6 + 4).join('')}。${HAN.slice(id * 6 + 4, id * 6 + 6).join('')}。`],
];

/** How many kinds of blocks there are. */
export const BLOCK_KINDS = BLOCKS.length;

/** How many things an edit may do. */
export const DEEDS = 12;

const choose = <T>(from: readonly T[], number: number): T => from[number % from.length]!;

/** What stands at one place put at another. */
function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.toSpliced(from % list.length, 1);
  return rest.toSpliced(to % (rest.length + 1), 0, choose(list, from));
}

/** The block with one of its lines changed. */
const inLine = (block: readonly string[], at: number, change: (words: string[]) => readonly string[]) =>
  block.with(at % block.length, change(choose(block, at).split(' ')).join(' '));

function edited(blocks: Blocks, [deed, at, to]: Deed, fresh: string): Blocks {
  if (blocks.length === 0) return [[fresh]];
  const index = at % blocks.length;
  const block = blocks[index]!;
  const within = (now: readonly string[]): Blocks =>
    blocks.with(index, now).filter(({ length }) => length > 0);
  switch (deed % DEEDS) {
    case 0:
      return blocks.toSpliced(index, 0, [`${fresh} ${fresh}y ${fresh}z.`]);
    case 1:
    case 2:
      return blocks.toSpliced(index, 1);
    case 3:
      return moved(blocks, at, to);
    case 4:
      return within(moved(block, to, at));
    case 5:
      return within(block.toSpliced(to % block.length, 1));
    case 6:
      return within(inLine(block, to, (line) => line.toSpliced(at % (line.length + 1), 0, fresh)));
    case 7:
      return within(inLine(block, to, (line) => line.with(at % line.length, fresh)));
    case 8:
      return within(inLine(block, to, (line) => line.toSpliced(at % line.length, 1)));
    case 9:
      return within(inLine(block, to, (line) => line.with(at % line.length, `**${choose(line, at)}**`)));
    case 10:
      return within(block.with(to % block.length, `${choose(block, to)} ${fresh}`));
    default:
      return within(
        moved(choose(block, 0).split(/(?<=[.。]) ?/), to, at)
          .join(' ')
          .trim()
          .split('\n')
          .concat(block.slice(1)),
      );
  }
}

/** The three texts. No word stands in any of them twice, and no two sides write the same word. */
export function editedVersions({ blocks, mine, theirs }: EditRecipe) {
  const base: Blocks = blocks.map((kind, id) => choose(BLOCKS, kind)(id));
  const write = (of: Blocks): string => `${of.map((block) => block.join('\n')).join('\n\n')}\n`;
  const grow = (deeds: readonly Deed[], by: string): string =>
    write(deeds.reduce<Blocks>((now, deed, i) => edited(now, deed, `${by}${i}`), base));
  return { base: write(base), mine: grow(mine, 'm'), theirs: grow(theirs, 't') };
}
