import type { StoredDocument } from './document';

/**
 * How far a date may be ahead of the clock before that is said to go behind, in milliseconds: more than some tens of changes
 * within one millisecond make it, and less than what is worth setting a clock back for instead of slowing it down.
 */
const AHEAD = 100;

/**
 * When a change of a document is said to be made: now, but later than what it follows on, whatever the clock says. Where the
 * clock goes behind that, because it was set back or another instance's goes ahead, it is one millisecond later, which tells
 * that its date is no clock's (see Validators of lib/http); else at least two. So a date is ahead of every clock by no more
 * than two milliseconds for each change that is made until the clock is there. Only what follows on a text that is gone for
 * ever, with all dates that might have been told, is of another second.
 */
export function dateAfter(before: Pick<StoredDocument, 'updatedAt' | 'deleted'> | null, now: number): Date {
  if (!before) return new Date(now);
  const last = before.updatedAt.getTime();
  if (before.deleted?.forever) return new Date(Math.max(now, (Math.floor(last / 1000) + 1) * 1000));
  return new Date(now < last - AHEAD ? last + 1 : Math.max(now, last + 2));
}
