const FIRST = 1_000;
const LONGEST = 30_000;

/**
 * Milliseconds to wait after the given failed attempt (1 is the first): doubles up to half a minute, of which a random
 * half (`random` in [0, 1)), so that many clients do not return at once; never sooner than the server asked for
 * (`retryAfter`, RFC 9110 §10.2.3).
 */
export function backoff(attempt: number, random: number, retryAfter: number | null): number {
  const span = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt - 1, 10));
  return Math.max(retryAfter ?? 0, Math.round(span / 2 + (span / 2) * random));
}
