import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainRegion } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { piecesOf, textOfPieces } from './pieces.ts';
import { textOf } from './resolution.ts';

const region = (base: string, mine: string, theirs: string) => plainRegion({ base, mine, theirs });
const drawn = (of: Region) =>
  piecesOf(of).map(({ kind, base, mine, theirs }) =>
    kind === 'unchanged' ? base : `[${base}/${mine}/${theirs}]`,
  );

describe('the pieces of a region', () => {
  it('are lines where lines differ by themselves', () => {
    expect(drawn(region('a\nb\nc\nd\n', 'A\nb\nC\nd\n', 'a1\nb\nc\nD\n'))).toEqual([
      '[a\n/A\n/a1\n]',
      'b\n',
      '[c\nd\n/C\nd\n/c\nD\n]',
    ]);
  });

  it('are sentences within a line', () => {
    expect(drawn(region('One. Two. Three.', 'Eins. Two. Three!', 'Uno. Two. Three?'))).toEqual([
      '[One. /Eins. /Uno. ]',
      'Two. ',
      '[Three./Three!/Three?]',
    ]);
  });

  it('are words within a sentence', () => {
    expect(
      drawn(region('leave on Monday at nine', 'leave on Friday at nine', 'leave on Monday at ten')),
    ).toEqual(['leave on ', '[Monday/Friday/Monday]', ' at ', '[nine/nine/ten]'].map((each) => each));
  });

  it('are none where one change is all there is, or there are too many', () => {
    expect(drawn(region('a', 'b', 'c'))).toEqual([]);
    const lines = (mark: string) =>
      Array.from({ length: 60 }, (_, at) => `${at}${at % 2 ? '' : mark}\n`).join('');
    expect(drawn(region(lines(''), lines('m'), lines('t')))).toEqual([]);
  });

  it('make the text of the region, each as it is decided', () => {
    const of = region('a\nb\nc\n', 'A\nb\nC\n', 'a1\nb\nc1\n');
    expect(textOfPieces(of, [])).toBeNull();
    expect(textOfPieces(of, ['mine', null, null])).toBeNull();
    expect(textOfPieces(of, ['mine', null, 'theirs'])).toBe('A\nb\nc1\n');
    expect(textOfPieces(of, ['both', null, 'original'])).toBe('A\na1\nb\nc\n');
    expect(textOf(of, { take: 'pieces', takes: ['theirs', null, 'mine'] })).toBe('a1\nb\nC\n');
  });

  it('follow whoever changed one alone, until it is decided otherwise', () => {
    const of = region('a\nb\nc\nd\ne\n', 'A\nb\nC\nd\ne\n', 'a1\nb\nc\nd\nE\n');
    expect(textOfPieces(of, ['theirs', null, null, null, null])).toBe('a1\nb\nC\nd\nE\n');
    expect(textOfPieces(of, ['theirs', null, 'original', null, null])).toBe('a1\nb\nc\nd\nE\n');
  });

  it('joined are all three texts byte for byte, and all of one side is that side', () => {
    const text = fc
      .array(fc.constantFrom('One. ', 'two', ' ', '\n', '\r\n', '文字。', '🙂', '3.14', 'Is it? ', '**b**'), {
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const of = region(base, mine, theirs);
        const pieces = piecesOf(of);
        if (pieces.length === 0) return;
        for (const side of ['base', 'mine', 'theirs'] as const) {
          expect(pieces.map((piece) => piece[side]).join('')).toBe(of[side]);
        }
        const all = (take: 'mine' | 'theirs' | 'original') =>
          textOfPieces(
            of,
            pieces.map(() => take),
          );
        expect([all('original'), all('mine'), all('theirs')]).toEqual([base, mine, theirs]);
      }),
      { numRuns: 2_000 },
    );
  });
});
