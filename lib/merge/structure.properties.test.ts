import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import { DEED_COUNT, type StructureRecipe, structuredVersions } from './testing/structured-documents.ts';

/** `SEED=any RUNS=100000` searches for what nobody thought of. */
const { RUNS = '1000' } = process.env;

const edit = fc.tuple(fc.nat(DEED_COUNT - 1), fc.nat(99), fc.nat(99), fc.nat(99));

const recipe: fc.Arbitrary<StructureRecipe> = fc.record({
  blocks: fc.array(fc.tuple(fc.nat(11), fc.nat(9)), { minLength: 2, maxLength: 6 }),
  mine: fc.array(edit, { minLength: 1, maxLength: 2 }),
  theirs: fc.array(edit, { minLength: 1, maxLength: 2 }),
});

/** A node as the parser of another project gives it; of it only this is looked at. */
interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly depth?: number;
  readonly url?: string;
  readonly ordered?: boolean | null;
}

/** What a text is made of, told by words, each of which stands in it once. */
interface Reading {
  /** For each word what it stands in: kinds of blocks and marks. */
  readonly within: ReadonlyMap<string, ReadonlySet<string>>;
  /** For each word of a list item the first word of the item around that item. */
  readonly parents: ReadonlyMap<string, string>;
  /** First words of the items that begin a list right behind another list. */
  readonly stray: ReadonlySet<string>;
  /** How often a text shows marks that were meant to make something, keys, headings. */
  readonly shown: ReadonlyMap<string, number>;
}

const WORD = /w\d+x\d+|after\d+|(?:more|put|new|row)[a-z0-9]+/g;
const LITERAL = /\*\*|~~|\]\(|\]\[|\[\^|\[r\]|```|-->|<!--|\*|`/g;

function read(text: string): Reading {
  const within = new Map<string, Set<string>>();
  const parents = new Map<string, string>();
  const stray = new Set<string>();
  const shown = new Map<string, number>();
  const count = (what: string): void => {
    shown.set(what, (shown.get(what) ?? 0) + 1);
  };
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  for (const line of front?.[1]?.split('\n') ?? []) count(`key ${line.split(':')[0]}`);
  const tree: Node = fromMarkdown(front ? text.slice(front[0].length) : text, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  let details = 0;
  const firstWord = (node: Node): string =>
    node.value?.match(WORD)?.[0] ?? node.children?.map(firstWord).find((word) => word !== '') ?? '';
  const wordsIn = (value: string, around: readonly string[], item: string): void => {
    for (const [word] of value.matchAll(WORD)) {
      within.set(word, new Set([...around, ...(details > 0 ? ['details'] : [])]));
      parents.set(word, item);
    }
  };
  const walk = (node: Node, around: readonly string[], items: readonly string[]): void => {
    if (node.type === 'html') {
      if (/^<details>/.test(node.value!)) details++;
      if (/<\/details>/.test(node.value!)) {
        if (details === 0) count('</details>');
        else details--;
      }
    }
    if (
      node.type === 'heading' &&
      node.depth === 2 &&
      around.length === 0 &&
      node.children?.[0]?.value === 'FAQ'
    )
      count('heading FAQ');
    const name =
      node.type === 'link' ? `link ${node.url}` : node.type === 'list' ? `list ${node.ordered}` : node.type;
    const here = [
      'root',
      'paragraph',
      'text',
      'listItem',
      'list true',
      'list false',
      'table',
      'tableRow',
    ].includes(name)
      ? around
      : [...around, name];
    if (node.value !== undefined) wordsIn(node.value, here, items.at(-2) ?? '');
    if (node.type === 'text') for (const [mark] of node.value!.matchAll(LITERAL)) count(`literal ${mark}`);
    const own =
      node.type === 'listItem'
        ? [...items, firstWord({ ...node, children: node.children?.filter(({ type }) => type !== 'list') })]
        : items;
    for (const [i, child] of (node.children ?? []).entries()) {
      const isStray = child.type === 'list' && node.children![i - 1]?.type === 'list';
      if (isStray) stray.add(firstWord(child));
      walk(child, here, own);
    }
  };
  walk(tree, [], []);
  if (details > 0) count('<details>');
  return { within, parents, stray, shown };
}

/** What one side wrote may come to stand in what the other put around it, as long as it reads the same there. */
const mayBe = (what: string, inputs: readonly Reading[]): boolean =>
  what === 'details' && inputs.length === 1;

/** What the result has that no version has. */
function strange(result: Reading, versions: readonly Reading[]): string[] {
  const found: string[] = [];
  for (const [word, around] of result.within) {
    const inputs = versions.filter(({ within }) => within.has(word));
    for (const what of around)
      if (!mayBe(what, inputs) && !inputs.some(({ within }) => within.get(word)!.has(what)))
        found.push(`${word} in ${what}`);
    const always = [...(inputs[0]?.within.get(word) ?? [])].filter((what) =>
      inputs.every(({ within }) => within.get(word)!.has(what)),
    );
    for (const what of always) if (!around.has(what)) found.push(`${word} not in ${what}`);
    const parent = result.parents.get(word)!;
    if (!inputs.some(({ parents }) => parents.get(word) === parent)) found.push(`${word} under ${parent}`);
    if (result.stray.has(word) && !inputs.some(({ stray }) => stray.has(word)))
      found.push(`${word} in another list`);
  }
  for (const [what, times] of result.shown)
    if (versions.every(({ shown }) => (shown.get(what) ?? 0) < times)) found.push(`${what} ${times} times`);
  return found;
}

describe('a merge of structured texts', () => {
  it('has nothing, read by another parser, that no version has, unless a person is asked', () => {
    let merged = 0;
    fc.assert(
      fc.property(recipe, (of) => {
        const { base, mine, theirs } = structuredVersions(of);
        const texts = merge(base, mine, theirs).regions.map(({ text }) => text);
        if (texts.includes(null)) return;
        const text = texts.join('');
        if ([base, mine, theirs].includes(text)) return;
        merged++;
        expect(
          strange(read(text), [base, mine, theirs].map(read)),
          `${base}=====\n${mine}=====\n${theirs}=====\n${text}`,
        ).toEqual([]);
      }),
      { numRuns: Number(RUNS) },
    );
    expect(merged).toBeGreaterThan(Number(RUNS) / 10);
  });
});
