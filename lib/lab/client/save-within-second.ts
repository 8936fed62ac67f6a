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
 * Has two people save within one second, both on a version of that second, by date: one saves so that the date is fresh,
 * both load, both add a word, both save. It waits for a second to begin, and tries again when the second was over before
 * all of that was done. Whether it came about is told: `false` also where the guard does not look at dates.
 */
export async function saveWithinSecond(
  first: Actor,
  second: Actor,
  { now, wait, tries = 10 }: SecondOptions,
): Promise<boolean> {
  for (let tried = 0; tried < tries; tried += 1) {
    const into = now() % SECOND;
    await wait(SECOND - into + ((tried * SHIFT) % SECOND));
    if (await tryOnce(first, second)) return true;
  }
  return false;
}

async function tryOnce(first: Actor, second: Actor): Promise<boolean> {
  await first.get();
  first.add();
  const fresh = await save(first);
  if (!isSuccess(fresh)) return false;
  await Promise.all([first.get(), second.get()]);
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
