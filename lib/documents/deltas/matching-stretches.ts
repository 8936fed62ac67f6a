/** Where a text has a stretch of another one. */
export interface Match {
  readonly inBase: number;
  readonly inText: number;
  readonly length: number;
}

/** Blocks that are remembered of a text at most, about: the longer it is, the longer they are. */
const BLOCKS = 2_048;
const LEAST_BLOCK = 16;
/** Bytes of a stretch at the least: lines that are made alike share shorter ones, which lead away from where they are from. */
const LEAST_LENGTH = 40;
/** An odd number whose powers spread over all 32 bits. */
const FACTOR = 0x01000193;

/**
 * Stretches of a text that another one has as well, in the order of the text and apart from each other; not all there are.
 * Blocks of `base` are remembered by a hash that moves along `text` byte by byte (Rabin and Karp), and what matches is
 * widened to both sides.
 */
export function* matchingStretches(base: Uint8Array, text: Uint8Array): Generator<Match> {
  const block = blockOf(base.length);
  if (base.length < block || text.length < block) return;
  const table = new BlockTable(base, block);
  const leaving = power(FACTOR, block - 1);
  let hash = hashOf(text, 0, block);
  let done = 0;
  let at = 0;
  while (at + block <= text.length) {
    const inBase = table.find(hash, text, at);
    const match = inBase < 0 ? null : widened(base, text, inBase, at, block, done);
    if (match && match.length >= LEAST_LENGTH) {
      yield match;
      done = match.inText + match.length;
      at = done;
      if (at + block <= text.length) hash = hashOf(text, at, block);
    } else {
      const next = at + block < text.length ? text[at + block]! : 0;
      hash = (Math.imul(hash - Math.imul(text[at]!, leaving), FACTOR) + next) | 0;
      at += 1;
    }
  }
}

/**
 * The blocks of a text by their hashes, but for those that it has more than once: where one of them leads says little, and
 * what stands beside them is found from the others.
 */
class BlockTable {
  readonly #base: Uint8Array;
  readonly #block: number;
  /** Where blocks begin, plus one; 0 where none is, and -1 where several are. */
  readonly #places: Int32Array;
  readonly #hashes: Int32Array;

  constructor(base: Uint8Array, block: number) {
    this.#base = base;
    this.#block = block;
    const size = 2 ** Math.ceil(Math.log2(Math.ceil(base.length / block) * 2));
    this.#places = new Int32Array(size);
    this.#hashes = new Int32Array(size);
    for (let place = 0; place + block <= base.length; place += block) {
      const hash = hashOf(base, place, block);
      const slot = this.#slotOf(hash);
      this.#places[slot] = this.#places[slot] === 0 ? place + 1 : -1;
      this.#hashes[slot] = hash;
    }
  }

  /** Where the block that begins at this place of `text` is in the base; negative where it is not known. */
  find(hash: number, text: Uint8Array, at: number): number {
    const place = this.#places[this.#slotOf(hash)]! - 1;
    if (place < 0) return -1;
    for (let index = 0; index < this.#block; index += 1) {
      if (this.#base[place + index] !== text[at + index]) return -1;
    }
    return place;
  }

  /** Where a hash is, or the free place where it belongs. */
  #slotOf(hash: number): number {
    const mask = this.#places.length - 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & mask;
    while (this.#places[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }
}

function widened(
  base: Uint8Array,
  text: Uint8Array,
  inBase: number,
  inText: number,
  block: number,
  done: number,
): Match {
  let before = 0;
  const mostBefore = Math.min(inBase, inText - done);
  while (before < mostBefore && base[inBase - 1 - before] === text[inText - 1 - before]) before += 1;
  let length = block;
  const most = Math.min(base.length - inBase, text.length - inText);
  while (length < most && base[inBase + length] === text[inText + length]) length += 1;
  return { inBase: inBase - before, inText: inText - before, length: before + length };
}

function blockOf(length: number): number {
  return Math.max(LEAST_BLOCK, 2 ** Math.ceil(Math.log2(Math.max(1, length / BLOCKS))));
}

function hashOf(bytes: Uint8Array, from: number, length: number): number {
  let hash = 0;
  for (let at = from; at < from + length; at += 1) hash = (Math.imul(hash, FACTOR) + bytes[at]!) | 0;
  return hash;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let count = 0; count < exponent; count += 1) result = Math.imul(result, base);
  return result;
}
