import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { savesOf } from './goals';
import type { History, Version } from './history';
import { countsOf, NOTHING } from './tokens-of';

/** Saves that brought something new, in their order. */
export function insertedBy(history: History): readonly (Version & { readonly write: Exchange })[] {
  return savesOf(history).filter((save) => {
    const before = countsOf(
      history.versions[history.versions.findIndex(({ write }) => write === save.write) - 1]?.content ??
        NOTHING,
    );
    return [...countsOf(save.content ?? NOTHING)].some(([token, count]) => count > (before.get(token) ?? 0));
  });
}

/** Whether two people have each saved something new. */
export function savedTwo(history: History): boolean {
  return new Set(insertedBy(history).map(({ write }) => write.client)).size >= 2;
}
