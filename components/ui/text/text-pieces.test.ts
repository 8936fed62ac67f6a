import { describe, expect, it } from 'vitest';
import { textPieces } from './text-pieces';

describe('the pieces of a text', () => {
  const text = 'prose code more code end';
  const code = [
    [6, 11],
    [16, 21],
  ] as const;

  it('are cut where code begins and ends', () => {
    expect(textPieces(text, 0, code)).toEqual([
      { text: 'prose ', code: false },
      { text: 'code ', code: true },
      { text: 'more ', code: false },
      { text: 'code ', code: true },
      { text: 'end', code: false },
    ]);
  });

  it('are, joined, the part, wherever it begins and ends', () => {
    for (let start = 0; start <= text.length; start++) {
      for (let end = start; end <= text.length; end++) {
        const pieces = textPieces(text.slice(start, end), start, code);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(start, end));
        const isCode = pieces.flatMap((piece) => Array.from(piece.text, () => piece.code));
        for (const [index, is] of isCode.entries()) {
          expect(is).toBe(code.some(([from, to]) => start + index >= from && start + index < to));
        }
      }
    }
  });

  it('are one where there is no code', () => {
    expect(textPieces('a', 0, [])).toEqual([{ text: 'a', code: false }]);
  });
});
