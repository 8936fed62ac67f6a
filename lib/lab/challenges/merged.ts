import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { textsSent } from '@/lib/lab/ledger/write';
import { merge } from '@/lib/merge/merge';
import { compose, noChoices } from '@/lib/merge/resolve/resolution';
import { hasWords } from '@/lib/merge/text/words';
import { isAfter, type Refused, refusedSaves, savedAfter } from './goals';
import { type History, type Version, versionNamed } from './history';
import { type Content, countsOf, hasInOrder, insertedIn, isWithin } from './tokens-of';

const PARTS = ['title', 'body'] as const;

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

/**
 * Every refused save after which the same client saved the text that a machine makes of both, and nothing in between: nobody
 * decided anything.
 */
export function savesMergedAlone(history: History): readonly Merged[] {
  return mergedSaves(history).filter(({ exchange, base, theirs, result }) => {
    const mine = contentOf(exchange);
    const fitted = base.content && mine && theirs.content && fitting(base.content, mine, theirs.content);
    const next = history.exchanges
      .filter((each) => each.client === exchange.client && each.method === 'PUT' && isAfter(each, exchange))
      .toSorted((a, b) => a.startedAt - b.startedAt)[0];
    return next === result.write && fitted && PARTS.every((part) => fitted[part] === result.content?.[part]);
  });
}

function hasBoth(
  base: Content | null,
  mine: Content,
  theirs: Content | null,
  result: Content | null,
): boolean {
  if (!base || !theirs || !result) return false;
  const wrote = (each: Content) => PARTS.map((part) => insertedIn(each[part], base[part]));
  const inOrder = (each: Content) => wrote(each).every((words, at) => hasInOrder(result[PARTS[at]!], words));
  return (
    [mine, theirs].every((each) => wrote(each).some((words) => words.length > 0) && inOrder(each)) &&
    hasAll(result, neededOf(base, mine, theirs)) &&
    isMovedAlike(base, mine, theirs, result)
  );
}

/** Whether what was put in stands where it was put: a word that was moved is not kept by leaving it where it was. */
function isMovedAlike(base: Content, mine: Content, theirs: Content, result: Content): boolean {
  const fitted = fitting(base, mine, theirs);
  return PARTS.every(
    (part) =>
      fitted?.[part] === result[part] ||
      (
        [
          [mine, theirs],
          [theirs, mine],
        ] as const
      ).every(([one, other]) => {
        const wanted = fitted
          ? insertedIn(fitted[part], other[part]).filter(hasWords)
          : movedIn(one[part], base[part]);
        return (
          isWithin(wanted, insertedIn(result[part], other[part])) ||
          (!fitted && standsAlike(base[part], one[part], result[part]))
        );
      }),
  );
}

/**
 * Whether words that were moved stand in the result on the same side of every other word as where they were moved to: of two
 * words that changed places either may be called the one that was moved. Only words that are there once can tell.
 */
function standsAlike(before: string, moved: string, result: string): boolean {
  const places = [before, moved, result].map(placesOf);
  const [old, wanted, now] = places;
  const told = (word: string) => places.every((each) => typeof each.get(word) === 'number');
  const words = [...wanted!.keys()].filter(told);
  const isBefore = (of: Places | undefined, one: string, other: string) =>
    Number(of?.get(one)) < Number(of?.get(other));
  return movedIn(moved, before).every(
    (word) =>
      told(word) &&
      words.every(
        (other) =>
          isBefore(old, word, other) === isBefore(wanted, word, other) ||
          isBefore(now, word, other) === isBefore(wanted, word, other),
      ),
  );
}

/** Where each word of a text stands; `null` for a word that is there more than once. */
type Places = ReadonlyMap<string, number | null>;

function placesOf(text: string): Places {
  const places = new Map<string, number | null>();
  for (const [at, word] of insertedIn(text, '').entries())
    if (hasWords(word)) places.set(word, places.has(word) ? null : at);
  return places;
}

/** The words that stand in another place than before, in their order. */
function movedIn(after: string, before: string): readonly string[] {
  const taken = new Set(insertedIn(before, after));
  return insertedIn(after, before).filter((word) => hasWords(word) && taken.has(word));
}

/**
 * How often each word and symbol has to be there: what was there and what both put in, without what either took out. What
 * both wrote alike at the same place need not be there twice.
 */
function neededOf(base: Content, mine: Content, theirs: Content): ReadonlyMap<string, number> {
  const fitted = fitting(base, mine, theirs);
  if (fitted) return countsOf(fitted);
  const before = countsOf(base);
  const [one, other] = [countsOf(mine), countsOf(theirs)];
  const count = (token: string) => (one.get(token) ?? 0) + (other.get(token) ?? 0) - (before.get(token) ?? 0);
  return new Map([...one.keys(), ...other.keys()].map((token) => [token, count(token)]));
}

/** Both texts put together where nothing stands against anything; `null` where somebody has to decide. */
function fitting(base: Content, mine: Content, theirs: Content): Content | null {
  const [title, body] = PARTS.map((part) => {
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
