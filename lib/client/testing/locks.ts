/** Locks that one browser's pages share. A page is whatever object stands for it. */
export class Locks {
  readonly #held = new Map<string, object>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** The locks as one page sees them. Where it is gone, it gets no answer. */
  of(page: object, alive: () => boolean = () => true): LockManager {
    const request = async (name: string, ...rest: readonly unknown[]) => {
      const use = rest.at(-1) as (lock: Lock | null) => unknown;
      const options = (rest.length > 1 ? rest[0] : {}) as LockOptions;
      if (!alive()) await new Promise<never>(() => {});
      if (this.#held.has(name)) {
        if (options.ifAvailable) return use(null);
        await new Promise<void>((resolve, reject) => {
          this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), resolve]);
          options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
        });
      }
      const mode = options.mode ?? 'exclusive';
      if (mode === 'exclusive') this.#held.set(name, page);
      return use({ name, mode });
    };
    return { request } as LockManager;
  }

  /** Lets go of all that a page holds. */
  release(page: object): void {
    for (const [name, holder] of this.#held) {
      if (holder !== page) continue;
      this.#held.delete(name);
      for (const grant of this.#waiting.get(name) ?? []) grant();
      this.#waiting.delete(name);
    }
  }
}
