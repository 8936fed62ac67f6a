/** A `Storage` of its own for a test, begun with a copy of another's entries; it takes `room` characters at most. */
export function memoryStorage(
  from: Iterable<readonly [string, string]> = [],
  room = Number.POSITIVE_INFINITY,
): Storage & {
  readonly entries: ReadonlyMap<string, string>;
} {
  const entries = new Map(from);
  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem(key, value) {
      if (value.length > room) throw new DOMException('No room.', 'QuotaExceededError');
      entries.set(key, value);
    },
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}
