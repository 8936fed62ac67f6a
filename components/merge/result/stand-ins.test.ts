import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { merge } from '@/lib/merge/merge';
import {
  DEED_COUNT,
  type StructureRecipe,
  structuredVersions,
} from '@/lib/merge/testing/structured-documents';
import { type Stretch, withStandIns } from './stand-ins';

/** `SEED=any RUNS=100000` searches for what nobody thought of. */
const { RUNS = '150' } = process.env;

const NOTE = 'Conflict 1 is not decided yet';

/** A node as the parser of another project gives it; of it only this is looked at. */
interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly depth?: number;
  readonly ordered?: boolean | null;
  readonly lang?: string | null;
  readonly identifier?: string;
}

const FRONT = /^---\n([\s\S]*?)\n---\n/;

function nameOf({ type, depth, ordered, lang, identifier }: Node): string {
  return [type, depth, ordered, lang, identifier].filter((each) => each != null).join(' ');
}

/** For each of these words in turn what it stands in, and for each two neighbours what both stand in. */
function structureAround(text: string, words: readonly string[]): readonly string[] {
  const front = FRONT.exec(text)?.[0] ?? '';
  const tree: Node = fromMarkdown(text.slice(front.length), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const around = new Map<string, readonly Node[]>();
  for (const line of front.split('\n')) {
    for (const word of words)
      if (line.includes(word)) around.set(word, [{ type: `front ${line.split(':')[0]}` }]);
  }
  const walk = (node: Node, above: readonly Node[]): void => {
    for (const word of words)
      if (`${node.value} ${node.identifier}`.includes(word)) around.set(word, [...above, node]);
    for (const child of node.children ?? []) walk(child, node.type === 'text' ? above : [...above, node]);
  };
  walk(tree, []);
  return words.map((word, index) => {
    const here = around.get(word) ?? [];
    const before = around.get(words[index - 1] ?? '') ?? [];
    const shared = here.filter((node) => before.includes(node) && node.type !== 'text').length;
    return `${word}: ${here.map(nameOf).join(' > ')}; ${shared} shared`;
  });
}

const open = (text: string): Stretch => ({ text, note: NOTE });

/** Stretches from a text in which those that wait are between « and ». */
const stretchesOf = (marked: string): readonly Stretch[] =>
  marked.split(/[«»]/).map((text, index) => (index % 2 === 1 ? open(text) : { text }));

describe('what stands for a text that is not decided', () => {
  it.each([
    ['a paragraph', 'before\n\n«one two\nthree\n»\nafter\n', `before\n\n${NOTE}\n\nafter\n`],
    ['words of a line', 'before «one two» after\n', `before ‹${NOTE}› after\n`],
    ['lines of a paragraph', 'before\n«one\ntwo\n»after\n', `before\n${NOTE}\nafter\n`],
    ['a heading', '## «one»\n\nafter\n', `## ‹${NOTE}›\n\nafter\n`],
    ['a whole heading', 'before\n\n«### one\n»\nafter\n', `before\n\n### ${NOTE}\n\nafter\n`],
    ['an underlined heading', '«one two\n»=======\n\nafter\n', `${NOTE}\n=======\n\nafter\n`],
    ['the line under a heading', 'before\n«===\n»\nafter\n', `before\n${NOTE}\n===\n\nafter\n`],
    ['an item', '- before\n«- one\n»- after\n', `- before\n- ${NOTE}\n- after\n`],
    ['a task', '- [ ] before\n«- [x] one\n»- [ ] after\n', `- [ ] before\n- [x] ${NOTE}\n- [ ] after\n`],
    ['a nested item', '- before\n«  - one\n  - two\n»  - after\n', `- before\n  - ${NOTE}\n  - after\n`],
    ['an item above others', '- before\n«- one\n»  - after\n', `- before\n- ${NOTE}\n  - after\n`],
    [
      'items that have others under them',
      '- before\n«- one\n  - two\n- three\n»  - after\n',
      `- before\n- ${NOTE}\n  - …\n- …\n  - after\n`,
    ],
    ['steps', '1. before\n«2. one\n3. two\n»4. after\n', `1. before\n2. ${NOTE}\n4. after\n`],
    ['a quote', '> before\n>\n«> one\n> two\n»\nafter\n', `> before\n>\n> ${NOTE}\n\nafter\n`],
    [
      'rows of a table',
      '| a | b |\n| - | - |\n| before | 1 |\n«| one | 2 |\n| two | 3 |\n»| after | 4 |\n',
      `| a | b |\n| - | - |\n| before | 1 |\n| ${NOTE} | |\n| after | 4 |\n`,
    ],
    [
      'a cell',
      '| a | b |\n| - | - |\n| before | «one» |\n| after | 4 |\n',
      `| a | b |\n| - | - |\n| before | ‹${NOTE}› |\n| after | 4 |\n`,
    ],
    [
      'the end of one cell and the beginning of the next',
      '| a | b |\n| - | - |\n| before «one | two» three | after |\n',
      `| a | b |\n| - | - |\n| before ‹${NOTE}›|  three | after |\n`,
    ],
    [
      'the names of columns',
      '«| one | two |\n»| - | - |\n| after | 4 |\n',
      `| ${NOTE} | |\n| - | - |\n| after | 4 |\n`,
    ],
    [
      'how columns are set',
      '| before | b |\n«| :- | - |\n»| after | 4 |\n',
      `| before | b |\n| :- | - |\n| ${NOTE} | |\n| after | 4 |\n`,
    ],
    [
      'code',
      '```js\nbefore();\n«one();\n\n  two();\n»after();\n```\n',
      '```js\nbefore();\n// Conflict 1 is not decided yet\nafter();\n```\n',
    ],
    [
      'indented code of another language',
      '```python\nbefore:\n«    one()\n»    after()\n```\n',
      '```python\nbefore:\n    # Conflict 1 is not decided yet\n    after()\n```\n',
    ],
    [
      'words of a line of code',
      '```js\nconst before = «one» * after;\n```\n',
      `\`\`\`js\nconst before = ‹${NOTE}› * after;\n\`\`\`\n`,
    ],
    [
      'the language of code',
      'before\n\n```«js»\nafter();\n```\n',
      'before\n\n```js\n// Conflict 1 is not decided yet\nafter();\n```\n',
    ],
    [
      'the beginning of code',
      'before\n\n«```js\n»after();\n```\n',
      'before\n\n```js\n// Conflict 1 is not decided yet\nafter();\n```\n',
    ],
    [
      'all of the code',
      'before\n\n«```sql\nselect 1\n```\n»\nafter\n',
      'before\n\n```sql\n-- Conflict 1 is not decided yet\n```\n\nafter\n',
    ],
    [
      'code in an item',
      '- before\n\n  ```\n«  one\n»  ```\n\n  after\n',
      '- before\n\n  ```\n  // Conflict 1 is not decided yet\n  ```\n\n  after\n',
    ],
    ['indented code', 'before\n\n«    one\n    two\n»\nafter\n', `before\n\n    // ${NOTE}\n\nafter\n`],
    [
      'front matter',
      '---\ntitle: before\n«tags: one\n»date: after\n---\n\nText.\n',
      `---\ntitle: before\ntags: ${NOTE}\ndate: after\n---\n\nText.\n`,
    ],
    [
      'HTML',
      '<div>\n<p>before</p>\n«<p>one</p>\n»</div>\n\nafter\n',
      `<div>\n<p>before</p>\n<p>${NOTE}</p>\n</div>\n\nafter\n`,
    ],
    [
      'the tag that begins HTML',
      'before\n\n«<div class="one">\n»\nafter\n\n</div>\n',
      `before\n\n<div class="one">\n<!-- ${NOTE} -->\n\nafter\n\n</div>\n`,
    ],
    ['a rule', 'before\n\n«***\n»\nafter\n', `before\n\n${NOTE}\n\n***\n\nafter\n`],
    ['bold words', 'before **one «two** three» after\n', `before **one ‹${NOTE}›** after\n`],
    [
      'bold words that begin here',
      'before «one **two» three** after\n',
      `before ‹${NOTE}› **… three** after\n`,
    ],
    [
      'an address',
      '[before](https://a.example/«one» "t") after\n',
      '[before](https://a.example/conflict-1-is-not-decided-yet "t") after\n',
    ],
    [
      'what a reference means',
      '[before][r] after\n\n«[r]: https://one.example\n»',
      `[before][r] after\n\n[r]: https://one.example "${NOTE}"\n`,
    ],
    ['a note', 'before[^1]\n\n«[^1]: one\n»\nafter\n', `before[^1]\n\n[^1]: ${NOTE}\n\nafter\n`],
    ['several paragraphs', 'before\n\n«one\n\ntwo\n»\nafter\n', `before\n\n${NOTE}\n\n…\n\nafter\n`],
    [
      'lines that end with CR LF',
      'before\r\n\r\n«one\r\ntwo\r\n»\r\nafter\r\n',
      `before\r\n\r\n${NOTE}\r\n\r\nafter\r\n`,
    ],
    ['the last words, without a line end', 'before\n\n«- one»', `before\n\n- ${NOTE}`],
    ['nothing', 'before\n\n«»after\n', `before\n\n\n\n${NOTE}\n\nafter\n`],
  ])('%s', (_, marked, expected) => {
    const stretches = stretchesOf(marked);
    const result = withStandIns(stretches);
    expect(result).toBe(expected);
    const words = ['before', 'after'].filter((word) => marked.includes(word));
    const whole = stretches.map(({ text }) => text).join('');
    expect(structureAround(result, words)).toEqual(structureAround(whole, words));
  });

  it('leaves a text alone in which all is known', () => {
    expect(withStandIns([{ text: '# a\n' }, { text: '- b' }])).toBe('# a\n- b');
  });

  const edit = fc.tuple(fc.nat(DEED_COUNT - 1), fc.nat(99), fc.nat(99), fc.nat(99));
  const recipe: fc.Arbitrary<StructureRecipe> = fc.record({
    blocks: fc.array(fc.tuple(fc.nat(11), fc.nat(9)), { minLength: 2, maxLength: 6 }),
    mine: fc.array(edit, { minLength: 1, maxLength: 3 }),
    theirs: fc.array(edit, { minLength: 1, maxLength: 3 }),
  });
  const parameters = {
    numRuns: Number(RUNS),
    ...(process.env.SEED ? { seed: Number(process.env.SEED) } : {}),
  };

  /** All that is known stands in what it would stand in with the words that are not. */
  function expectSameAround(stretches: readonly Stretch[]): void {
    const known = stretches.flatMap(({ text, note }) => (note === undefined ? [text] : [])).join('\n');
    const whole = stretches.map(({ text }) => text).join('');
    const words = [...new Set(known.match(/w\d+x\d+/g) ?? [])].filter(
      (word) => whole.split(word).length === 2,
    );
    const result = withStandIns(stretches);
    expect(structureAround(result, words)).toEqual(structureAround(whole, words));
    for (const { note } of stretches) if (note !== undefined) expect(result.split(note).length).toBe(2);
  }

  it('changes nothing about the structure around a conflict', () => {
    fc.assert(
      fc.property(recipe, (made) => {
        const versions = structuredVersions(made);
        const { regions } = merge(versions.base, versions.mine, versions.theirs);
        expectSameAround(
          regions.map(
            ({ text, mine, theirs, base }, index): Stretch =>
              text !== null
                ? { text }
                : {
                    text: [mine, theirs, base].find((each) => each.trim() !== '') ?? mine,
                    note: `Conflict ${index}.`,
                  },
          ),
        );
      }),
      parameters,
    );
  });

  it('changes nothing about the structure around any lines', () => {
    fc.assert(
      fc.property(recipe, fc.nat(), fc.nat(6), (made, at, length) => {
        const lines = structuredVersions(made).mine.split(/(?<=\n)/);
        const start = at % lines.length;
        const [before, within, after] = [
          lines.slice(0, start),
          lines.slice(start, start + length + 1),
          lines.slice(start + length + 1),
        ].map((part) => part.join(''));
        if (within!.trim() !== '') expectSameAround([{ text: before! }, open(within!), { text: after! }]);
      }),
      parameters,
    );
  });
});
