/** From where to where in a text, in UTF-16 units. */
export type TextRange = readonly [start: number, end: number];

interface TextPiece {
  readonly text: string;
  readonly code: boolean;
}

/**
 * Cuts the part of a text that begins at `start` where code begins and ends; joined, the pieces are that part.
 *
 * @param code where in the whole text there is code, in order.
 */
export function textPieces(part: string, start: number, code: readonly TextRange[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  const end = start + part.length;
  let at = start;
  const cut = (to: number, isCode: boolean): void => {
    if (to > at) pieces.push({ text: part.slice(at - start, to - start), code: isCode });
    at = Math.max(at, to);
  };
  for (const [from, to] of code) {
    cut(Math.min(from, end), false);
    cut(Math.min(to, end), true);
  }
  cut(end, false);
  return pieces;
}
