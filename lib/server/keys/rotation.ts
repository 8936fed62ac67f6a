import type { Key } from './key-ring';

const DAY = 24 * 60 * 60_000;
/** How long a key signs. */
const SIGNS = 90 * DAY;
/** How long before that a key is made known: longer than any instance goes without looking. */
const AHEAD = DAY;
/** How long what is signed lives at most: the identity cookie, 400 days after it was last used; and a day to spare. */
const LIVES = 401 * DAY;

/**
 * The keys as they should be by now: with a next one in time before the newest has signed for 90 days, and without those by
 * which nothing can be signed that still lives. The same list where nothing is due.
 */
export function rotated(keys: readonly Key[], now: number, make: () => string): readonly Key[] {
  const needed = keys.filter((_, at) => {
    const next = keys[at + 1];
    return !next || now < next.from + LIVES;
  });
  const newest = needed.at(-1);
  if (!newest) return [{ secret: make(), from: now }];
  if (now < newest.from + SIGNS - AHEAD) return needed.length === keys.length ? keys : needed;
  return [...needed, { secret: make(), from: now + AHEAD }];
}
