import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { draw } from '../testing/merge-notation.ts';

const of = (base: string, mine: string, theirs: string): string => draw(merge(base, mine, theirs));
const conflicts = (base: string, mine: string, theirs: string) =>
  merge(base, mine, theirs).regions.filter(({ kind }) => kind === 'conflict');

const paragraphs = ['A', 'B', 'C', 'D', 'E'].map((name) => `Paragraph ${name} with some words.\n\n`);
const [A, B, C, D, E] = paragraphs as [string, string, string, string, string];
const base = paragraphs.join('');

const FRAMES: [string, string, string][] = [
  ['a fence', '```\n', '```\n\n'],
  ['a fence of tildes', '~~~\n', '~~~\n\n'],
  ['a long fence with a language', '`````js\n', '`````\n\n'],
  ['a comment', '<!--\n', '-->\n\n'],
  ['details', '<details>\n\n', '</details>\n\n'],
  ['a division', '<div class="note">\n\n', '</div>\n\n'],
  ['a component', '<Tabs>\n\n', '</Tabs>\n\n'],
  ['an element of its own', '<my-note>\n\n', '</my-note>\n\n'],
  ['a block of Org', '#+BEGIN_SRC js\n', '#+END_SRC\n\n'],
  ['displayed mathematics', '\\[\n', '\\]\n\n'],
  ['a comment of code', '/*\n', '*/\n\n'],
  ['a literal block of AsciiDoc', '....\n', '....\n\n'],
  ['preformatted text', '<pre>\n', '</pre>\n\n'],
  ['a container', '::: note\n', ':::\n\n'],
  ['mathematics', '$$\n', '$$\n\n'],
  ['a condition of a template', '{% if x %}\n\n', '{% endif %}\n\n'],
  ['a shortcode', '{{< note >}}\n\n', '{{< /note >}}\n\n'],
  ['an environment', '\\begin{quote}\n', '\\end{quote}\n\n'],
  ['a condition of a preprocessor', '#if X\n', '#endif\n\n'],
];

describe('frames of both sides that cross', () => {
  it.each(FRAMES)('are one place to review: %s', (_, open, close) => {
    const mine = `${open}${A}${B}${C}${close}${D}${E}`;
    const theirs = `${A}${open}${B}${C}${D}${close}${E}`;
    const found = conflicts(base, mine, theirs);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ conflict: 'review', doubt: 'structure', base: `${A}${B}${C}${D}` });
    expect(found[0]).not.toHaveProperty('suggestion');
  });

  it('are a place to review where one stands in the other and has the same marks', () => {
    const mine = `~~~\n${base}~~~\n`;
    const theirs = `${A}~~~\n${B}${C}~~~\n\n${D}${E}`;
    expect(conflicts(base, mine, theirs)).not.toHaveLength(0);
  });

  it('merge where a longer fence is put around a fence', () => {
    const inner = `${A}\`\`\`\n${B}\`\`\`\n\n${C}`;
    expect(of(inner, `\`\`\`\`\n${inner}\`\`\`\`\n`, inner)).toBe(
      `{mine: \`\`\`\`\n}${inner}{mine: \`\`\`\`\n}`,
    );
  });

  it.each(FRAMES)('are a place to review where both close what was left open: %s', (_, open, close) => {
    const left = `${open}${base}`;
    const mine = `${open}${A}${close}${B}${C}${D}${E}`;
    const theirs = `${open}${A}${B}${C}${close}${D}${E}`;
    expect(conflicts(left, mine, theirs)).not.toHaveLength(0);
  });

  it('are found with a conflict elsewhere', () => {
    const mine = `${A}Mine.\n\n\`\`\`\n${B}${C}\`\`\`\n\n${D}${E}`;
    const theirs = `${A}Theirs.\n\n${B}\`\`\`\n${C}${D}\`\`\`\n\n${E}`;
    expect(conflicts(base, mine, theirs).map(({ conflict }) => conflict)).toContain('review');
  });

  it.each(FRAMES)('merge where they stand apart: %s', (_, open, close) => {
    const mine = `${open}${A}${close}${B}${C}${D}${E}`;
    const theirs = `${A}${B}${C}${open}${D}${close}${E}`;
    expect(of(base, mine, theirs)).toBe(
      `{mine: ${open}}${A}{mine: ${close}}${B}${C}{theirs: ${open}}${D}{theirs: ${close}}${E}`,
    );
  });

  it('take what the other side added inside where it stays prose', () => {
    const theirs = `${A}${B}One more.\n\n${C}${D}${E}`;
    const wrapped = (text: string): string => `<details>\n\n${text}</details>\n`;
    expect(of(base, wrapped(base), theirs)).not.toContain('!');
    expect(conflicts(base, `\`\`\`\n${base}\`\`\`\n`, theirs)).toHaveLength(1);
  });
});

describe('lists', () => {
  const nested = '- a\n  - b\n  - c\n';

  it('leave to a person an item whose parent the other side moved away', () => {
    expect(conflicts(nested, '- a\n  - b\n- c\n', `${nested}  - d\n`)).toHaveLength(1);
    expect(conflicts(nested, '- a\n  - b\n    - c\n', `${nested}  - d\n`)).toHaveLength(0);
  });

  it('leave to a person an item that one side moves under one that the other deletes', () => {
    const base = '- a\n- b\n\n- c\n  - d\n  - e\n- f\n';
    const mine = '- a\n- b\n\n  - e\n- f\n- c\n  - d\n';
    expect(conflicts(base, mine, base.replace('- b\n', ''))).not.toHaveLength(0);
  });

  it('leave to a person an item that would follow in a list of another kind', () => {
    const numbered = '1. one\n2. two\n3. three\n';
    const found = conflicts(numbered, '- one\n- two\n- three\n', `${numbered}4. four\n`);
    expect(found).toHaveLength(1);
    expect(conflicts('* one\n* two\n', '- one\n- two\n', '* one\n* in between\n* two\n')).not.toHaveLength(0);
  });

  it('take an item for a list whose words the other side changed', () => {
    const list = '- the first one of them\n- the second one\n\nText.\n\n- another list\n';
    expect(of(list, list.replace('first', 'very first'), `${list}- one more\n`)).not.toContain('!');
  });

  it.each([
    ['- a one\n- b two\n', '- z zero\n', '* a one\n* b two\n'],
    ['1. a one\n2. b two\n', '1. z zero\n', '- a one\n- b two\n'],
    ['- a one\n- b two\n', '- z zero\n', '1. a one\n2. b two\n'],
  ])(
    'leave no item by itself before a list that the other side made one of another kind',
    (list, item, other) => {
      expect(conflicts(list, `${item}${list}`, other)).toHaveLength(1);
      expect(conflicts(list, other, `${item}${list}`)).toHaveLength(1);
    },
  );

  it('leave to a person a line of code whose block the other side ended', () => {
    const code = 'if a:\n    x()\n    y()\n    z()\n';
    expect(conflicts(code, code.replace('    z', 'z'), `${code}    w()\n`)).toHaveLength(1);
    const fenced = (text: string): string => `Text.\n\n\`\`\`python\n${text}\`\`\`\n`;
    const found = conflicts(fenced(code), fenced(code.replace('    z', 'z')), fenced(`${code}    w()\n`));
    expect(found).toHaveLength(1);
  });
});

describe('what makes a block of a line', () => {
  it('is not taken from the line above', () => {
    const text = 'Above\n\n---\n\nBelow\n';
    expect(conflicts(text, 'Above\n---\n\nBelow\n', 'Above\n\nNew words.\n\n---\n\nBelow\n')).toHaveLength(1);
  });

  it('is not lost for a row of a table without outer marks', () => {
    const table = 'a | b\n--- | ---\n1 | 2\n3 | 4\n5 | 6\n';
    const wider = 'a | b | c\n--- | --- | ---\n1 | 2 | 0\n3 | 4 | 0\n5 | 6\n';
    expect(conflicts(table, wider, `${table}7 | 8\n`)).not.toHaveLength(0);
  });
});

describe('an item added to a list', () => {
  it.each([
    ['headings', '## Ant\n\n## Bee\n'],
    ['a table', '| Ant |\n|---|\n| Bee |\n'],
    ['a sentence', 'Ant, Bee\n'],
  ])('is a place to review where the other side made %s of the list', (_, mine) => {
    const list = '- Ant\n- Bee\n';
    expect(conflicts(list, mine, `${list}- Cat\n`)).not.toHaveLength(0);
    expect(conflicts(list, `${list}- Cat\n`, mine)).not.toHaveLength(0);
  });
});

describe('a line that one side added', () => {
  const keys = ['a=1\n', 'b=2\n', 'c=3\n'];
  const ini = `[s]\n${keys.join('')}`;
  const split = `[s]\n${keys[0]}\n[u]\n${keys[1]}${keys[2]}`;

  it.each([
    ['a text', '', ''],
    ['a fence', 'Intro.\n\n```ini\n', '```\n\nEnd.\n'],
    ['a fence of TOML', 'Intro.\n\n```toml\n', '```\n\nEnd.\n'],
  ])('does not come under a section that the other put in: %s', (_, before, after) => {
    const found = conflicts(
      `${before}${ini}${after}`,
      `${before}${split}${after}`,
      `${before}${ini}d=4\n${after}`,
    );
    expect(found).not.toHaveLength(0);
  });

  it('merges where its section only got another name, or where the new one follows', () => {
    const renamed = ini.replace('[s]', '[u]');
    expect(conflicts(ini, renamed, `${ini}d=4\n`)).toHaveLength(0);
    const last = `[s]\n${keys.join('')}\n[t]\nz=1\n`;
    expect(conflicts(last, `${last}\n[u]\ny=1\n`, last.replace('c=3\n', 'c=3\nd=4\n'))).toHaveLength(0);
  });

  it('is reviewed where the other gave every item of its list a box, or took it', () => {
    const plain = '- a\n- b\n- c\n';
    const boxed = '- [ ] a\n- [ ] b\n- [ ] c\n';
    expect(conflicts(plain, boxed, `${plain}- d\n`)).toHaveLength(1);
    expect(conflicts(boxed, plain, `${boxed}- [ ] d\n`)).toHaveLength(1);
    expect(conflicts(boxed, boxed.replace('[ ]', '[x]'), `${boxed}- [ ] d\n`)).toHaveLength(0);
  });

  it('is reviewed where the other indents with blanks what was indented with tabs', () => {
    const tabs = 'if x:\n\ta\n\tb\n';
    const blanks = 'if x:\n    a\n    b\n';
    expect(conflicts(tabs, blanks, `${tabs}\tc\n`)).toHaveLength(1);
    expect(conflicts(blanks, tabs, `${blanks}    c\n`)).toHaveLength(1);
  });
});
