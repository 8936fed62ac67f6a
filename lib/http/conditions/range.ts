import { parseEntityTag, strongMatch } from '../fields/entity-tag.ts';
import { parseHttpDate } from '../fields/http-date.ts';
import { trim } from '../fields/quoted-string.ts';
import { isAloneInItsSecond, lastModifiedToSend, type Validators } from './preconditions.ts';

/** A request's Range fields as received; `null` where it has none. */
export interface RangeRequest {
  readonly method: string;
  readonly range: string | null;
  readonly ifRange: string | null;
}

/**
 * The part to send: all of it (200), the bytes `first` to `last` inclusive (206), or nothing, as the range is outside
 * (416).
 */
export type RangeDecision =
  | { readonly kind: 'full' }
  | { readonly kind: 'partial'; readonly first: number; readonly last: number }
  | { readonly kind: 'unsatisfiable' };

const FULL: RangeDecision = { kind: 'full' };
const UNSATISFIABLE: RangeDecision = { kind: 'unsatisfiable' };

/**
 * Step 5 of RFC 9110 §13.2.2. Call it only after the preconditions let the request through. Range counts only on GET.
 * It is ignored if If-Range does not hold, if the unit is not bytes, if the specifier is invalid, or if there are
 * several ranges. §14.2 allows all of this: the answer is then the whole representation. `length` is in bytes.
 */
export function evaluateRange(
  request: RangeRequest,
  current: Validators & { readonly length: number },
  now: number,
): RangeDecision {
  if (request.method !== 'GET' || request.range === null) return FULL;
  if (request.ifRange !== null && !isUnchanged(request.ifRange, current, now)) return FULL;
  return selectBytes(request.range, current.length);
}

/**
 * If-Range (RFC 9110 §13.1.5): one entity tag that matches strongly, or a date that is exactly Last-Modified and is strong
 * in the sense of §8.8.2.2, which it is once its second is over, if nothing else was made in it. Anything else does not hold.
 */
function isUnchanged(value: string, current: Validators, now: number): boolean {
  const text = trim(value);
  const tag = parseEntityTag(text);
  if (tag) return current.etag !== null && strongMatch(tag, current.etag);
  const date = parseHttpDate(text, now);
  return (
    date !== null && date === lastModifiedToSend(current.lastModified, now) && isAloneInItsSecond(current)
  );
}

/** A single range of bytes (RFC 9110 §14.1.2). A length that numbers cannot hold becomes infinite, and so is cut like any other. */
function selectBytes(value: string, length: number): RangeDecision {
  const unit = /^bytes=/i.exec(trim(value));
  if (!unit) return FULL;
  const specifiers = trim(value)
    .slice(unit[0].length)
    .split(',')
    .map(trim)
    .filter((one) => one !== '');
  const match = specifiers.length === 1 ? /^(\d*)-(\d*)$/.exec(specifiers[0]!) : null;
  if (!match || (match[1] === '' && match[2] === '')) return FULL;
  if (match[1] === '') {
    const suffix = Number(match[2]);
    if (suffix === 0) return UNSATISFIABLE;
    // A suffix of nothing is satisfiable, but no Content-Range can name it.
    return length === 0 ? FULL : { kind: 'partial', first: Math.max(0, length - suffix), last: length - 1 };
  }
  const first = Number(match[1]);
  const last = match[2] === '' ? Number.POSITIVE_INFINITY : Number(match[2]);
  if (last < first) return FULL;
  return first < length ? { kind: 'partial', first, last: Math.min(last, length - 1) } : UNSATISFIABLE;
}
