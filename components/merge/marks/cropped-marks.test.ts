import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WordMark, wordMarks } from '@/lib/merge/diff/word-marks';
import { type Crop, croppedMarks } from './cropped-marks';

const shown = (crops: readonly Crop[]): string =>
  crops.map((crop) => (crop.folded ? '…' : crop.mark.text)).join('');

const marksIn = (crops: readonly Crop[]): readonly WordMark[] =>
  crops.flatMap((crop) => (crop.folded ? crop.marks : [crop.mark]));

const textOf = (marks: readonly WordMark[], without: WordMark['kind']): string =>
  marks.map((mark) => (mark.kind === without ? '' : mark.text)).join('');

const WORDS = Array.from({ length: 2000 }, (_, at) => `word${at}`);
const LINES = Array.from({ length: 300 }, (_, at) => `  call${at};\n`);
const HAN = Array.from({ length: 5000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 900)));

describe('croppedMarks', () => {
  it('leaves a short text whole', () => {
    const marks = wordMarks('one two three', 'one four three');
    expect(croppedMarks(marks)).toEqual(marks.map((mark) => ({ folded: false, mark })));
  });

  it.each([
    ['a paragraph of 2,000 words', WORDS, ' ', 'changed'],
    ['300 lines of code', LINES, '', '  altered;\n'],
    ['5,000 characters without a space', HAN, '', '変'],
    ['base64', [...'QUJD'.repeat(3000)], '', '-CHANGED-'],
  ])('shows the change in %s, wherever it stands', (_, units, between, change) => {
    for (const at of [0, 1, units.length >> 1, units.length - 1]) {
      const crops = croppedMarks(wordMarks(units.join(between), units.with(at, change).join(between)));
      const seen = shown(crops);
      expect(seen).toContain(change.trim());
      expect(seen.length).toBeLessThan(2500);
      expect(crops.some(({ folded }) => folded)).toBe(true);
    }
  });

  it('shows the beginning and the end of a long rewording, and that of a text without any change', () => {
    const crops = croppedMarks([
      { kind: 'deleted', text: WORDS.join(' ') },
      { kind: 'inserted', text: WORDS.toReversed().join(' ') },
    ]);
    expect(shown(crops)).toMatch(/^word0 .*…word1\d+ .*word1999word1999 .*…word\d+ .* word0$/);
    expect(shown(croppedMarks([{ kind: 'same', text: WORDS.join(' ') }]))).toMatch(/^word0 .*…$/);
  });

  it('puts what comes after very many changes into one fold', () => {
    const to = WORDS.map((word, at) => (at % 3 ? word : 'x')).join(' ');
    const crops = croppedMarks(wordMarks(WORDS.join(' '), to));
    expect(shown(crops).length).toBeLessThan(7000);
    expect(crops.at(-1)?.folded).toBe(true);
  });

  it('loses no character and parts none', () => {
    const piece = fc.constantFrom('word ', 'a\n', '🙂', 'e\u0301', '👩\u200d👧', '\r\n', '猫', 'x');
    const text = fc
      .array(fc.tuple(piece, fc.integer({ min: 1, max: 400 })), { maxLength: 8 })
      .map((of) => of.map(([part, times]) => part.repeat(times)).join(''));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const marks = wordMarks(from, to);
        const crops = croppedMarks(marks);
        expect(textOf(marksIn(crops), 'deleted')).toBe(to);
        expect(textOf(marksIn(crops), 'inserted')).toBe(from);
        for (const [index, crop] of crops.entries()) {
          const first = (crop.folded ? crop.marks[0] : crop.mark)!;
          const before = crops[index - 1];
          const last = before && (before.folded ? before.marks.at(-1) : before.mark);
          if (last?.kind === first.kind) expect(first.text).not.toMatch(/^(?:[\udc00-\udfff]|\u0301|\u200d)/);
        }
      }),
      { numRuns: 150 },
    );
  });
});
