import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { textsSent } from '@/lib/lab/ledger/write';
import { merge } from '@/lib/merge/merge';
import { compose, noChoices } from '@/lib/merge/resolve/resolution';
import { type Refused, refusedSaves, savedAfter } from './goals';
import { type History, type Version, versionNamed } from './history';
import { type Content, countsOf, hasInOrder, insertedIn } from './tokens-of';

/** A save that was refused, and the save of the same person that put both texts together. */
export interface Merged extends Refused {
  /** The version that it was put together with. */
  readonly theirs: Version;
  readonly result: Version & { readonly write: Exchange };
}

/**
 * Every save that has all that a refused one had written, and all that others had written meanwhile. Each word and each
 * symbol counts, in title and body, as often as it was written and in the order in which it was written.
 */
export function mergedSaves(history: History): readonly Merged[] {
  return refusedSaves(history).flatMap((refused) =>
    savedAfter(history, refused.exchange).flatMap((result) => {
      const theirs = versionNamed(history, result.write, 'If-Match');
      const mine = contentOf(refused.exchange);
      return theirs && mine && hasBoth(refused.base.content, mine, theirs.content, result.content)
        ? [{ ...refused, theirs, result }]
        : [];
    }),
  );
}

function hasBoth(
  base: Content | null,
  mine: Content,
  theirs: Content | null,
  result: Content | null,
): boolean {
  if (!base || !theirs || !result) return false;
  const parts = ['title', 'body'] as const;
  const wrote = (each: Content) => parts.map((part) => insertedIn(each[part], base[part]));
  const inOrder = (each: Content) => wrote(each).every((words, at) => hasInOrder(result[parts[at]!], words));
  return (
    [mine, theirs].every((each) => wrote(each).some((words) => words.length > 0) && inOrder(each)) &&
    hasAll(result, neededOf(base, mine, theirs))
  );
}

/** How often each word and symbol has to be there; what both wrote alike at the same place need not be there twice. */
function neededOf(base: Content, mine: Content, theirs: Content): ReadonlyMap<string, number> {
  const fitted = fitting(base, mine, theirs);
  if (fitted) return countsOf(fitted);
  const before = countsOf(base);
  const needed = new Map(countsOf(theirs));
  for (const [token, count] of countsOf(mine)) {
    const more = count - (before.get(token) ?? 0);
    if (more > 0) needed.set(token, (needed.get(token) ?? 0) + more);
  }
  return needed;
}

/** Both texts put together where nothing stands against anything; `null` where somebody has to decide. */
function fitting(base: Content, mine: Content, theirs: Content): Content | null {
  const [title, body] = (['title', 'body'] as const).map((part) => {
    const merged = merge(base[part], mine[part], theirs[part]);
    return compose(merged, noChoices(merged)).text;
  });
  return typeof title === 'string' && typeof body === 'string' ? { title, body } : null;
}

function hasAll(content: Content, needed: ReadonlyMap<string, number>): boolean {
  const there = countsOf(content);
  return [...needed].every(([token, count]) => (there.get(token) ?? 0) >= count);
}

function contentOf(exchange: Exchange): Content | null {
  const { title = null, body = null } = textsSent(exchange) ?? {};
  return title === null || body === null ? null : { title, body };
}
