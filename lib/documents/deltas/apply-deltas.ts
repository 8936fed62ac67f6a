import { decodeDelta } from './delta';

/** A stretch of bytes that are somewhere. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly length: number;
}

/**
 * The text that a chain of deltas makes, each of what those before it make of `text`. They are put together first, as a
 * list of where the bytes of the last one are, so that however many there are, bytes are copied once. Throws a RangeError
 * where a delta does not belong to what it is applied to.
 */
export function applyDeltas(text: Uint8Array, deltas: readonly Uint8Array[]): Uint8Array {
  let pieces: readonly Piece[] = [{ bytes: text, from: 0, length: text.length }];
  for (const delta of deltas) pieces = piecesAfter(pieces, delta);
  return joined(pieces);
}

function piecesAfter(before: readonly Piece[], delta: Uint8Array): readonly Piece[] {
  const starts = startsOf(before);
  const after: Piece[] = [];
  const add = (piece: Piece) => {
    const last = after.at(-1);
    if (last && last.bytes === piece.bytes && last.from + last.length === piece.from) {
      after[after.length - 1] = { ...last, length: last.length + piece.length };
    } else if (piece.length > 0) after.push(piece);
  };
  for (const step of decodeDelta(delta)) {
    if (step.kind === 'insert') {
      add({ bytes: step.bytes, from: 0, length: step.bytes.length });
      continue;
    }
    let { from, length: left } = step;
    for (let index = holding(starts, from); left > 0; index += 1) {
      const piece = before[index];
      if (!piece) throw new RangeError('A delta copies what is not there.');
      const skipped = from - starts[index]!;
      const length = Math.min(piece.length - skipped, left);
      add({ bytes: piece.bytes, from: piece.from + skipped, length });
      from += length;
      left -= length;
    }
  }
  return after;
}

/** Where each piece begins in the text. */
function startsOf(pieces: readonly Piece[]): readonly number[] {
  let start = 0;
  return pieces.map(({ length }) => {
    start += length;
    return start - length;
  });
}

/** The index of the last piece that does not begin after a place. */
function holding(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle;
  }
  return low;
}

function joined(pieces: readonly Piece[]): Uint8Array {
  const text = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const { bytes, from, length } of pieces) {
    text.set(bytes.subarray(from, from + length), at);
    at += length;
  }
  return text;
}
