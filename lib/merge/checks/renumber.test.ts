import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { compose, noChoices } from '../resolve/resolution.ts';

const ITEMS = ['Open port 80.', 'Open port 443.', 'Open port 22.', 'Close the rest.', 'Look at the log.'];

/** How rows may be numbered. */
const ROWS: [string, (number: number) => string, string?][] = [
  ['a list', (n) => `${n}. `],
  ['a list in brackets', (n) => `(${n}) `],
  ['a list by letters', (n) => `${String.fromCharCode(96 + n)}) `],
  ['a nested list', (n) => `   ${n}. `, '1. Ports\n'],
  ['tasks', (n) => `${n}. [ ] `],
  ['named steps', (n) => `Step ${n}: `],
  ['headings', (n) => `\n## ${n}. `],
  ['headings of the second order', (n) => `\n### 2.${n} `, '## 2 Ports\n'],
  ['rows of a table', (n) => `| ${n} | `, '| # | what |\n|---|---|\n'],
];

describe.each(ROWS)('%s that is numbered anew', (_, number, before = '') => {
  const text = (items: readonly string[]): string =>
    before + items.map((item, i) => `${number(i + 1)}${item}\n`).join('');
  const result = (mine: readonly string[], theirs: readonly string[]) => {
    const merged = merge(text(ITEMS), text(mine), text(theirs));
    return compose(merged, noChoices(merged)).text;
  };

  it('keeps the edit of an item with the item, whichever side moved it', () => {
    const mine = ['Open port 25.', ...ITEMS];
    const theirs = ITEMS.with(2, 'Open port 22 for us.');
    const right = text(['Open port 25.', ...theirs]);
    const merged = merge(text(ITEMS), text(mine), text(theirs));
    // A row of a table is edited as a whole: one that has another number as well is left to a person.
    if (number(1).startsWith('|')) expect(merged.regions.some(({ kind }) => kind === 'conflict')).toBe(true);
    else {
      expect(compose(merged, noChoices(merged)).text).toBe(right);
      expect(result(theirs, mine)).toBe(right);
    }
  });

  it('counts on where one side took an item out and the other put one in', () => {
    const mine = ITEMS.toSpliced(1, 1);
    const theirs = [...ITEMS, 'Go home.'];
    expect(result(mine, theirs)).toBe(text([...mine, 'Go home.']));
    expect(result(theirs, mine)).toBe(text([...mine, 'Go home.']));
  });

  it('is offered as it would be where both put an item in', () => {
    const mine = ITEMS.toSpliced(1, 0, 'Open port 25.');
    const theirs = ITEMS.toSpliced(3, 0, 'Open port 53.');
    const merged = merge(text(ITEMS), text(mine), text(theirs));
    expect(merged.regions.filter(({ kind }) => kind === 'conflict')).toHaveLength(1);
    const offered = merged.regions.map(({ kind }) =>
      kind === 'conflict' ? ({ take: 'suggestion' } as const) : null,
    );
    expect(compose(merged, offered).text).toBe(text(mine.toSpliced(4, 0, 'Open port 53.')));
  });
});

describe('rows that are left as they are', () => {
  it('have a version that does not count', () => {
    const base = '1. a a\n1. b b\n1. c c\n1. d d\n';
    const merged = merge(base, `1. x x\n${base}`, `${base}1. y y\n`);
    expect(compose(merged, noChoices(merged)).text).toBe(`1. x x\n${base}1. y y\n`);
  });

  it('are notes, which are referred to by number', () => {
    const base = '[^1]: a a\n[^2]: b b\n[^3]: c c\n[^4]: d d\n';
    const merged = merge(base, base.replace('[^2]: b b\n', ''), `${base}[^5]: e e\n`);
    expect(compose(merged, noChoices(merged)).text).toBe('[^1]: a a\n[^3]: c c\n[^4]: d d\n[^5]: e e\n');
  });
});

describe('Roman numerals', () => {
  it('are numbers of a list: an edit finds its item under another number', () => {
    const base = 'i. Alpha item\nii. Beta item\niii. Gamma item\n';
    const mine = 'i. Zero item\nii. Alpha item\niii. Beta item\niv. Gamma item\n';
    const merged = merge(base, mine, base.replace('Beta item', 'Beta thing'));
    expect(merged.regions.map(({ text }) => text).join('')).toBe(mine.replace('Beta item', 'Beta thing'));
  });
});

it('numbers a list of any length anew', () => {
  const list = (items: readonly string[]): string => items.map((item, i) => `${i + 1}. ${item}\n`).join('');
  const items = Array.from({ length: 50_000 }, (_, i) => `item ${i}`);
  const both = items.toSpliced(40_000, 0, 'theirs').toSpliced(10_000, 0, 'mine');
  const merged = merge(
    list(items),
    list(items.toSpliced(10_000, 0, 'mine')),
    list(items.toSpliced(40_000, 0, 'theirs')),
  );
  const [last] = merged.regions.filter(({ kind }) => kind === 'conflict');
  expect(merged.regions.map(({ text }) => text ?? last?.suggestion).join('')).toBe(list(both));
});
