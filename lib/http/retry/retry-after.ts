import { parseHttpDate } from '../fields/http-date.ts';

/** Milliseconds that Retry-After asks to wait (RFC 9110 §10.2.3): seconds or a date; `null` if it is neither. */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const date = parseHttpDate(text, now);
  return date === null ? null : Math.max(0, date - now);
}
