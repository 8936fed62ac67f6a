/** What one patch may do. */
export interface PatchLimits {
  /** Bytes that the document may have as JSON text, after each step. */
  readonly size: number;
  /**
   * Units of work: one for each value that is looked at, copied or compared, each token of a pointer, each item that an
   * array has to move, and each 256 characters of a text.
   */
  readonly work: number;
}

/** 1 MiB, and as much work as a processor does in a few milliseconds. */
export const PATCH_LIMITS: PatchLimits = { size: 1_048_576, work: 50_000 };

/** Ends a patch that may go no further; the message says why. */
export class PatchLimitError extends Error {
  override readonly name = 'PatchLimitError';
}

/** Counts what a patch costs, and how large the document is meanwhile. Throws a PatchLimitError beyond the limits. */
export class PatchBudget {
  readonly #limits: PatchLimits;
  #work = 0;
  #size = 0;

  constructor(limits: Partial<PatchLimits> = {}) {
    this.#limits = { ...PATCH_LIMITS, ...limits };
  }

  /** Units of work that are about to be done. */
  spend(units: number): void {
    this.#work += units;
    if (this.#work > this.#limits.work) throw new PatchLimitError('The patch costs too much to carry out.');
  }

  /** Bytes that the document is about to have more, or with a negative number fewer. */
  grow(bytes: number): void {
    this.#size += bytes;
    if (this.#size > this.#limits.size) {
      throw new PatchLimitError(`The patch makes the document larger than ${this.#limits.size} bytes.`);
    }
  }
}
