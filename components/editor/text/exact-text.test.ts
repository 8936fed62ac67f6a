import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, editorPosition, exactPosition, normalized, type TextEdit } from './exact-text';

const text = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', '\r', '\r\n', '😀', 'e\u0301', 'ש'), { maxLength: 24 })
  .map((parts) => parts.join(''));
const inserted = fc.array(fc.constantFrom('x', '\n', '🇨🇭'), { maxLength: 4 }).map((parts) => parts.join(''));

/** A text with edits that lie in it, in order and apart. */
const edited = text.chain((exact) => {
  const length = normalized(exact).length;
  const points = fc
    .uniqueArray(fc.nat({ max: length }), { maxLength: 6 })
    .map((each) => each.sort((a, b) => a - b).slice(0, each.length - (each.length % 2)));
  return fc.tuple(points, fc.array(inserted, { minLength: 3, maxLength: 3 })).map(([at, inserts]) => ({
    exact,
    edits: Array.from(
      { length: at.length / 2 },
      (_, index): TextEdit => ({ from: at[2 * index]!, to: at[2 * index + 1]!, insert: inserts[index]! }),
    ),
  }));
});

function applied(plain: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight(
    (result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to),
    plain,
  );
}

describe('applyEdits', () => {
  it('keeps every other byte when one word is edited in a text with CRLF', () => {
    expect(applyEdits('one\r\ntwo\r\nthree', [{ from: 4, to: 7, insert: 'zwei' }])).toBe(
      'one\r\nzwei\r\nthree',
    );
  });

  it('breaks lines as the place does', () => {
    expect(applyEdits('one\r\ntwo', [{ from: 1, to: 1, insert: '\n' }])).toBe('o\r\nne\r\ntwo');
    expect(applyEdits('one\r\ntwo', [{ from: 6, to: 6, insert: '\n' }])).toBe('one\r\ntw\r\no');
    expect(applyEdits('one\rtwo', [{ from: 0, to: 0, insert: 'zero\n' }])).toBe('zero\rone\rtwo');
    expect(applyEdits('one', [{ from: 3, to: 3, insert: '\n' }])).toBe('one\n');
  });

  it('removes a pair as the one break that it is', () => {
    expect(applyEdits('one\r\ntwo\r\n', [{ from: 3, to: 4, insert: '' }])).toBe('onetwo\r\n');
  });

  it('never melts two breaks into one', () => {
    expect(normalized(applyEdits('a\rb\nc', [{ from: 2, to: 3, insert: '' }]))).toBe('a\n\nc');
  });

  it('does to the exact text what was done to the normalised one', () => {
    fc.assert(
      fc.property(edited, ({ exact, edits }) => {
        expect(normalized(applyEdits(exact, edits))).toBe(applied(normalized(exact), edits));
      }),
    );
  });

  it('keeps the bytes before the first edit and after the last', () => {
    fc.assert(
      fc.property(text, text, inserted, (before, after, insert) => {
        const at = normalized(before).length;
        fc.pre(!(before.endsWith('\r') && after.startsWith('\n')) && insert !== '');
        const result = applyEdits(before + after, [{ from: at, to: at, insert: `x${insert}x` }]);
        expect(result.startsWith(before)).toBe(true);
        expect(result.endsWith(after)).toBe(true);
      }),
    );
  });
});

describe('positions', () => {
  it('go to the exact text and back unchanged', () => {
    fc.assert(
      fc.property(text, fc.nat(), (exact, number) => {
        const position = number % (normalized(exact).length + 1);
        expect(editorPosition(exact, exactPosition(exact, position))).toBe(position);
      }),
    );
  });

  it('inside a pair is before it', () => {
    expect(editorPosition('a\r\nb', 2)).toBe(1);
    expect(editorPosition('a\r\nb', 3)).toBe(2);
  });
});
