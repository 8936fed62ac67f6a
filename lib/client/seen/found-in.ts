import type { ListLastSeen } from './seen-store';

/** The list with those rows only whose title has the words, or whose id is among those that were `found` by their text. */
export function foundIn(list: ListLastSeen, words: string, found: ReadonlySet<string>): ListLastSeen {
  const wanted = words.toLowerCase();
  const has = (title: string) => title.toLowerCase().includes(wanted);
  return { ...list, rows: list.rows.filter(({ id, title }) => found.has(id) || has(title)) };
}
