import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';
import type { Region } from './regions/region.ts';

/** What a script's texts are made of; no word has a letter in common with one that another side writes. */
interface Script {
  readonly between: string;
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly marks: readonly string[];
}

const SCRIPTS: Record<string, Script> = {
  Latin: {
    between: ' ',
    base: ['the', 'net', 'has', "don't", 'noon', 'e\u0301t'],
    mine: ['FOX', 'DOG', '§', '"X"', 'FOX-DOG'],
    theirs: ['1927', '3.7', '†', '(4)', '5'],
    marks: [',', '.', ' **', '!', ': ', '“'],
  },
  Chinese: {
    between: '',
    base: ['我们', '学校', '今天', '中文', '在', '雨'],
    mine: ['电脑', '老师', '§', '‘', 'X'],
    theirs: ['北京', '7', '†', '《', '朋友'],
    marks: ['，', '。', '**', '？', ' ', '、'],
  },
  Japanese: {
    between: '',
    base: ['今日', 'は', '学校', 'で', '雨', 'ます'],
    mine: ['カメラ', '§', '«', 'X'],
    theirs: ['犬', '7', '†', '「', '花'],
    marks: ['、', '。', '**', '！', ' '],
  },
  Thai: {
    between: '',
    base: ['ฉัน', 'ชอบ', 'กิน', 'ข้าว', 'บ้าน'],
    mine: ['X', '§', 'FOX', '«'],
    theirs: ['7', '†', '1927', '《'],
    marks: [' ', '. ', '**', '! ', ', '],
  },
};

type Instruction = readonly [deed: number, at: number, what: number];

const instructions = fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 4 });

const recipe = fc.record({
  words: fc.array(fc.tuple(fc.nat(99), fc.nat(99)), { minLength: 3, maxLength: 20 }),
  mine: instructions,
  theirs: instructions,
});

const choose = <T>(from: readonly T[], number: number): T => from[number % from.length]!;

/** The pieces of a text: words, marks and white space, of which a side replaces, deletes, inserts and sets apart some. */
function versionsIn(
  script: Script,
  { words, mine, theirs }: typeof recipe extends fc.Arbitrary<infer R> ? R : never,
) {
  const base = words.flatMap(([word, mark]) => [
    choose(script.base, word),
    mark % 3 === 0 ? choose(script.marks, mark) : '',
    script.between,
  ]);
  const grow = (by: 'mine' | 'theirs', deeds: readonly Instruction[]): string =>
    deeds
      .reduce((pieces, [deed, at, what]) => {
        const index = at % pieces.length;
        const word = choose(script[by], what);
        switch (deed % 5) {
          case 0:
            return pieces.with(index, word);
          case 1:
            return pieces.with(index, '');
          case 2:
            return pieces.toSpliced(index, 0, script.between, word, script.between);
          case 3:
            return pieces.with(index, ` ${pieces[index]} `);
          default:
            return pieces.with(index - (index % 3), word);
        }
      }, base)
      .join('');
  return { base: base.join(''), mine: grow('mine', mine), theirs: grow('theirs', theirs) };
}

const lettersOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => Array.from(word)).filter((letter) => letter !== '-' && letter !== '.'));

const only = (text: string, letters: ReadonlySet<string>): string =>
  Array.from(text)
    .filter((letter) => letters.has(letter))
    .join('');

const count = (text: string, part: string): number => text.split(part).length - 1;

/** Each run of blanks in a text with the characters beside it, but for a line's indentation. */
function blanksOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?<=\S) +/gu), ({ 0: blanks, index }) => {
    const before = Array.from(text.slice(Math.max(0, index - 2), index)).at(-1) ?? '';
    const after = Array.from(text.slice(index + blanks.length, index + blanks.length + 2))[0] ?? '';
    return before + blanks + after;
  });
}

const settled = (regions: readonly Region[]): readonly Region[] =>
  regions.filter(({ text }) => text !== null);

describe.each(Object.entries(SCRIPTS))('words of both sides in one passage: %s', (_, script) => {
  const versions = recipe.map((drawn) => versionsIn(script, drawn));
  const runs = { numRuns: 1500 };
  const letters = { mine: lettersOf(script.mine), theirs: lettersOf(script.theirs) };

  it('are all there, letter by letter and mark by mark, in their order', () => {
    fc.assert(
      fc.property(versions, ({ base, mine, theirs }) => {
        for (const region of settled(merge(base, mine, theirs).regions)) {
          expect(only(region.text!, letters.mine)).toBe(only(region.mine, letters.mine));
          expect(only(region.text!, letters.theirs)).toBe(only(region.theirs, letters.theirs));
        }
      }),
      runs,
    );
  });

  it('are whole, with nothing written into them', () => {
    fc.assert(
      fc.property(versions, ({ base, mine, theirs }) => {
        for (const region of settled(merge(base, mine, theirs).regions))
          for (const side of ['mine', 'theirs'] as const)
            for (const word of script[side])
              expect(count(region.text!, word), word).toBe(count(region[side], word));
      }),
      runs,
    );
  });

  it('have no space beside them that no version has there', () => {
    fc.assert(
      fc.property(versions, ({ base, mine, theirs }) => {
        for (const region of settled(merge(base, mine, theirs).regions)) {
          const before = new Set([region.base, region.mine, region.theirs].flatMap(blanksOf));
          for (const blanks of blanksOf(region.text!)) expect(before).toContain(blanks);
        }
      }),
      runs,
    );
  });

  it('are combined as often as they stand apart', () => {
    const words = Array.from({ length: 7 }, (_, i) => script.base[i % 5]!);
    const write = (first: string, last: string): string => [first, ...words, last].join(script.between);
    const [one, other] = [script.base[4]!, script.base[1]!];
    const { regions } = merge(write(one, other), write('FOX', other), write(one, '1927'));
    expect(regions.map(({ text }) => text).join('')).toBe(write('FOX', '1927'));
  });
});
