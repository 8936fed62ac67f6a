/** Draws that follow from a seed alone. */
export interface Chance {
  /** A whole number from 0 to `below - 1`. */
  number(below: number): number;
  /** One of some. */
  of<Item>(items: readonly Item[]): Item;
  /** Whether something happens that does so once in `times`. */
  once(times: number): boolean;
}

/** The draws of a seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number) => Math.floor(next() * below);
  return { number, of: (items) => items[number(items.length)]!, once: (times) => number(times) === 0 };
}
