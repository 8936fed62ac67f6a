/**
 * How much searching a merge may still do. Counted in steps of the search and not in time, so that one input always
 * gives one result; a step takes well under a tenth of a microsecond.
 */
export interface Effort {
  /** Steps left. */
  left: number;
  /** Set once something was left unsearched for want of steps. */
  exhausted: boolean;
}

/** Enough to be exact on any text that people write, and to stay well under half a second on any that they do not. */
const DEFAULT_STEPS = 3_000_000;

/** A fresh allowance of `steps`. */
export function effortOf(steps: number = DEFAULT_STEPS): Effort {
  return { left: steps, exhausted: false };
}
