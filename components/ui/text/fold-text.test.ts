import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from './fold-text';

const middle = { first: false, last: false };
const lines = (n: number) => Array.from({ length: n }, (_, i) => `line ${i + 1}\n`).join('');

describe('folding unchanged text', () => {
  it('keeps three lines towards each change', () => {
    const folded = foldText(lines(20), middle);
    expect(folded.head).toBe('line 1\nline 2\nline 3\n');
    expect(folded.tail).toBe('line 18\nline 19\nline 20\n');
    expect(folded.hiddenLines).toBe(14);
  });

  it('keeps no context where the document begins or ends', () => {
    expect(foldText(lines(20), { first: true, last: false }).head).toBe('');
    expect(foldText(lines(20), { first: false, last: true }).tail).toBe('');
  });

  it('leaves a run whole when there is little to hide', () => {
    expect(foldText(lines(8), middle).hidden).toBe('');
  });

  it('cuts a paragraph that is one long line at a space', () => {
    const folded = foldText('word '.repeat(1000), middle);
    expect(folded.head).toMatch(/^(word )+$/);
    expect(folded.head.length).toBeLessThan(430);
    expect(folded.hidden.length).toBeGreaterThan(4000);
  });

  it('cuts between characters where there is no space', () => {
    const { head, tail } = foldText(`a${'😀'.repeat(600)}`, middle);
    expect(head).toMatch(/^a(😀)+$/u);
    expect(foldText(`${'😀'.repeat(600)}a`, middle).tail).toMatch(/^(😀)+a$/u);
    expect(tail).toMatch(/^(😀)+$/u);
  });

  it('never loses or doubles a byte, and never splits a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\n', 'a ', 'word', '😀'.repeat(40), '字'.repeat(200), '\r\n'), {
          maxLength: 60,
        }),
        fc.boolean(),
        fc.boolean(),
        (pieces, first, last) => {
          const text = pieces.join('');
          const { head, hidden, tail } = foldText(text, { first, last });
          expect(head + hidden + tail).toBe(text);
          for (const part of [head, hidden, tail])
            expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
        },
      ),
    );
  });
});
