import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { merge } from '../merge.ts';
import type { Merge } from '../regions/region.ts';
import { type Choice, compose, noChoices, type Resolution, textOf } from './resolution.ts';
import { resultWarnings } from './result-warnings.ts';

const paragraphs = (...texts: readonly string[]) => texts.map((text) => `${text}\n\n`).join('');

const region = (base: string, mine: string, theirs: string, kind: 'mine' | 'theirs' | 'conflict') => ({
  kind,
  base,
  mine,
  theirs,
  text: kind === 'conflict' ? null : kind === 'mine' ? mine : theirs,
});
const made = (...regions: Merge['regions']): Merge => ({ regions, coarse: false });
const take = (take: Exclude<Choice['take'], 'edited' | 'pieces'>): Choice => ({ take });

/** Both moved the sentence, each to a place of their own, and changed what was beside it. */
const movedByBoth = made(
  region('Keep it warm.\nStart early.\n', 'Start early!\n', 'Start at six.\n', 'conflict'),
  region('', 'Keep it warm.\n', '', 'mine'),
  { kind: 'unchanged', base: 'The end.\n', mine: 'The end.\n', theirs: 'The end.\n', text: 'The end.\n' },
  region('', '', 'Keep it warm.\n', 'conflict'),
);

describe('what is said of a result that has nothing in common with what it was made of', () => {
  afterEach(() => vi.restoreAllMocks());

  /** How many characters are passed over in search of others while something is done. */
  const lookedThrough = (done: () => unknown): number => {
    let characters = 0;
    const { includes, indexOf } = String.prototype;
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, part, from = 0) {
      const found = indexOf.call(this, part, from);
      characters += (found < 0 ? this.length : found) - from;
      return found;
    });
    vi.spyOn(String.prototype, 'includes').mockImplementation(function (this: string, part) {
      const found = indexOf.call(this, part);
      characters += found < 0 ? this.length : found;
      return includes.call(this, part);
    });
    done();
    vi.restoreAllMocks();
    return characters;
  };
  const many = (of: string, between: string) =>
    Array.from({ length: 3_000 }, (_, at) => of + at).join(between);

  it.each([
    ['words', ['base', 'mine', 'their'].map((of) => many(of, ' '))],
    ['sentences', ['Base', 'Mine', 'Their'].map((of) => many(`${of} has `, '. '))],
    ['words that all had', ['mine', '', 'their'].map((of) => `${of}\n${many('all', ' ')}\n`)],
    ['lines that moved', [many('One ', '\n'), many('One ', '\n').split('\n').reverse().join('\n'), '']],
  ])('is found by a bounded search through many %s', (_, [base = '', mine = '', theirs = '']) => {
    const merged = made(
      region(base, mine, theirs, 'conflict'),
      region(mine, theirs, mine, 'conflict'),
      region(theirs, base, base, 'conflict'),
    );
    for (const takes of [
      ['mine', 'theirs', 'original'],
      ['theirs', 'theirs', 'mine'],
      ['mine', 'mine-theirs', 'theirs'],
    ] as const) {
      const resolution = takes.map(take);
      expect(lookedThrough(() => resultWarnings(merged, resolution))).toBeLessThan(40_000_000);
    }
  });
});

describe('what is said of a result', () => {
  it('is that it says something twice which no version says twice, and where', () => {
    const all = resultWarnings(movedByBoth, [take('mine'), null, null, take('theirs')]);
    expect(all).toEqual([{ kind: 'doubled', text: 'Keep it warm.', region: 3, other: 1 }]);
    expect(resultWarnings(movedByBoth, [take('mine'), null, null, take('mine')])).toEqual([]);
  });

  it('is that all have something which is nowhere any more', () => {
    const nowhere = [take('mine'), take('original'), null, take('mine')];
    expect(resultWarnings(movedByBoth, nowhere)).toEqual([
      { kind: 'missing', text: 'Keep it warm.', region: 3 },
    ]);
  });

  it('is nothing while nothing is decided', () => {
    expect(resultWarnings(movedByBoth, noChoices(movedByBoth))).toEqual([]);
    const opened: Choice = { take: 'edited', text: '', unconfirmed: true };
    expect(resultWarnings(movedByBoth, [opened, null, null, opened])).toEqual([]);
    const begun: Choice = { take: 'pieces', takes: [] };
    expect(resultWarnings(movedByBoth, [begun, null, null, begun])).toEqual([]);
  });

  it('finds single words and marks that only went with a moved passage', () => {
    const words = made(
      region('Bring tea ☂ and milk.\n', 'Bring milk.\n', 'Bring tea ☂ or milk.\n', 'conflict'),
      region('Nothing else.\n', 'Nothing else, but tea ☂ is fine.\n', 'Nothing else.\n', 'mine'),
    );
    const said = resultWarnings(words, [take('mine'), take('original')]);
    expect(said.map(({ kind, text }) => [kind, text])).toEqual([
      ['missing', 'tea'],
      ['missing', '☂'],
    ]);
    expect(resultWarnings(words, [take('mine'), null])).toEqual([]);
  });

  it('takes no part of a longer word for the word', () => {
    const words = made(
      region('A cat.\n', 'A.\n', 'The cat!\n', 'conflict'),
      region('One category.\n', 'One category, cat.\n', 'One category.\n', 'mine'),
    );
    expect(resultWarnings(words, [take('mine'), take('original')]).map(({ text }) => text)).toEqual(['cat']);
  });

  it('finds sentences within a paragraph, items of a list whatever their number, and texts without spaces', () => {
    const both = (mine: string, theirs: string) =>
      resultWarnings(made(region('Here.\n', mine, theirs, 'conflict')), [take('mine-theirs')]).map(
        ({ text }) => text,
      );
    expect(both('Well then. It is so.\n', 'It is so. Well now.\n')).toEqual(['It is so.']);
    expect(both('1. Milk\n', '2. Milk\n')).toEqual(['Milk']);
    expect(both('今天很冷。我们在家。\n', '我们在家。明天见。\n')).toEqual(['我们在家。']);
    expect(both('```js\nlet one\n```\n', '```js\nlet two\n```\n')).toEqual([]);
    expect(both('}\n', '}\n')).toEqual([]);
  });

  it('leaves alone what a version says twice already, and what somebody typed away', () => {
    const twice = made(region('', 'So it is.\nSo it is.\n', 'So it is.\nYes.\n', 'conflict'));
    expect(resultWarnings(twice, [take('mine-theirs')])).toEqual([]);
    const here = made(region('So it is. Is it?\n', 'So it is!\n', 'It is. Is it?\n', 'conflict'));
    expect(resultWarnings(here, [{ take: 'edited', text: 'No.\n' }])).toEqual([]);
  });

  it('finds a line of its own in any line endings', () => {
    const crlf = made(region('', 'One line.\r\n', '', 'mine'), region('', '', 'One line.\r\n', 'conflict'));
    expect(resultWarnings(crlf, [null, take('theirs')])).toMatchObject([{ text: 'One line.', region: 1 }]);
  });
});

describe('merges in which paragraphs were moved and reworded', () => {
  const SENTENCES = Array.from(
    { length: 7 },
    (_, at) => `Sentence ${'abcdefg'[at]} has (its) own words ${at}.`,
  );
  const version = fc
    .tuple(
      fc.shuffledSubarray(SENTENCES, { minLength: 4 }),
      fc.array(fc.tuple(fc.nat(6), fc.constantFrom(' Really.', ' Not so.', ' ☂')), { maxLength: 2 }),
    )
    .map(([order, more]) =>
      paragraphs(...order.map((text, at) => text + (more.find(([of]) => of === at)?.[1] ?? ''))),
    );
  const taken = fc.constantFrom<Choice['take']>('mine', 'theirs', 'original', 'mine-theirs', 'theirs-mine');

  /** By lines and bytes, and where each stands: another way to the same answer. */
  const linesIn = (text: string) => text.split('\n').filter((line) => line !== '');
  const count = (line: string, text: string) => linesIn(text).filter((each) => each === line).length;

  it('name each line that is there twice or nowhere by a choice, and nothing else', () => {
    fc.assert(
      fc.property(
        version,
        version,
        version,
        fc.array(taken, { minLength: 40, maxLength: 40 }),
        (...given) => {
          const [base, mine, theirs, takes] = given;
          const merged = merge(base, mine, theirs);
          const resolution: Resolution = merged.regions.map(({ kind }, at) =>
            kind === 'conflict' ? ({ take: takes[at % takes.length] } as Choice) : null,
          );
          const result = compose(merged, resolution).text!;
          const warnings = resultWarnings(merged, resolution);
          const texts = [base, mine, theirs];
          for (const { kind, text } of warnings) {
            if (kind === 'missing') {
              expect(result.includes(text)).toBe(false);
              for (const each of texts) expect(each).toContain(text);
            } else {
              expect(result.split(text).length - 1).toBeGreaterThan(1);
            }
          }
          const decided = merged.regions.flatMap((each, at) =>
            resolution[at] ? [textOf(each, resolution[at])!] : [],
          );
          for (const line of SENTENCES) {
            const most = Math.max(...texts.map((each) => count(line, each)));
            const byChoice = decided.some((each) => linesIn(each).includes(line));
            if (count(line, result) > 1 && most <= 1 && byChoice) {
              expect(warnings.map(({ kind, text }) => `${kind} ${text}`)).toContain(`doubled ${line}`);
            }
            if (!result.includes(line) && texts.every((each) => linesIn(each).includes(line))) {
              expect(warnings.map(({ kind, text }) => `${kind} ${text}`)).toContain(`missing ${line}`);
            }
          }
        },
      ),
    );
  });
});
