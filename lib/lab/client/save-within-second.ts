import { type Exchange, fieldOf, isSuccess } from '@/lib/lab/exchanges/exchange';
import type { Actor } from './actor';

const SECOND = 1000;
/** By how much each try begins later in the second: the server's clock need not be ours. */
const SHIFT = 100;

/** What `saveWithinSecond` needs of the world. */
export interface SecondOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after that many milliseconds; rejects when it is stopped. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How often it is tried while the second turns over in between. */
  readonly tries?: number;
}

/**
 * Has two people save within one second, both on a version of that second, by date. As soon as a second begins, one saves
 * so that the date is fresh, the other loads that, both add a word, and both save. If the second is over before all of that
 * is done, it tries again, so often at most. Answers whether it came about.
 */
export async function saveWithinSecond(
  first: Actor,
  second: Actor,
  { now, wait, tries = 10 }: SecondOptions,
): Promise<boolean> {
  for (let tried = 0; tried < tries; tried += 1) {
    // What can be done before the second begins is done before.
    await first.get();
    first.add();
    await wait(SECOND - (now() % SECOND) + ((tried * SHIFT) % SECOND));
    if (await areOfOneSecond(first, second)) return true;
  }
  return false;
}

async function areOfOneSecond(first: Actor, second: Actor): Promise<boolean> {
  const fresh = await save(first);
  if (!isSuccess(fresh)) return false;
  await second.get();
  first.add();
  second.add();
  const dates = [fresh, await save(first), await save(second)].map((each) =>
    isSuccess(each) ? fieldOf(each.responseFields, 'last-modified') : null,
  );
  return dates[0] !== null && dates.every((date) => date === dates[0]);
}

function save(actor: Actor): Promise<Exchange> {
  return actor.put('if-unmodified-since');
}
