import { askedToWait } from '@/lib/client/api/problem-error';

/** How often a list that could not be loaded is asked for again, in milliseconds. */
const LOOK_EVERY = 10_000;

/** Milliseconds after which a list is asked for again that could not be loaded, not sooner than the server wants it. */
export function lookAgainIn(error: unknown): number {
  return Math.max(LOOK_EVERY, askedToWait(error) ?? 0);
}
