import type { Inhabitant } from './disk';

/** Local storage that pages share: small, and forbidden at times. */
export class DeviceStorage {
  readonly #entries = new Map<string, string>();
  /** How many characters it takes. */
  room = Number.POSITIVE_INFINITY;
  forbidden = false;

  /** What is in it, whoever may read it. */
  get texts(): Iterable<string> {
    return this.#entries.values();
  }

  /** As one page sees it. Throws where the page may not see it. */
  of(page: Inhabitant): Storage {
    if (this.forbidden || !page.alive) throw new DOMException('Forbidden.', 'SecurityError');
    const entries = this.#entries;
    const { room } = this;
    return {
      get length() {
        return entries.size;
      },
      key: (index) => [...entries.keys()][index] ?? null,
      getItem: (key) => entries.get(key) ?? null,
      setItem(key, value) {
        let taken = value.length;
        for (const [other, text] of entries) if (other !== key) taken += text.length;
        if (taken > room) throw new DOMException('No room.', 'QuotaExceededError');
        entries.set(key, value);
      },
      removeItem: (key) => void entries.delete(key),
      clear: () => entries.clear(),
    };
  }
}
