import { parseHttpDate } from '../fields/http-date.ts';

/** A day. Nobody waits longer, and a timer of more than 24.8 days would run at once. */
const LONGEST = 24 * 60 * 60 * 1_000;

/**
 * Milliseconds that Retry-After asks to wait (RFC 9110 §10.2.3), at most a day: seconds or a date; `null` if it is neither.
 */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(LONGEST, Number(text) * 1_000);
  const date = parseHttpDate(text, now);
  return date === null ? null : Math.min(LONGEST, Math.max(0, date - now));
}
