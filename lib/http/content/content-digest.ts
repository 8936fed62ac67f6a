import { trim } from '../fields/quoted-string.ts';

/** The algorithms of RFC 9530 §5 that are safe against forgery. */
export type DigestAlgorithm = 'sha-256' | 'sha-512';

/** `unverified`: there is no field, or it names no algorithm known here, which may be ignored (RFC 9530 §2). */
export type DigestVerdict = 'match' | 'mismatch' | 'malformed' | 'unverified';

const KEY = '[a-z*][a-z0-9_\\-.*]*';
const BYTES = ':([A-Za-z0-9+/]*={0,2}):';
const STRING = '"(?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\["\\\\])*"';
const BARE_ITEM = `(?:-?\\d{1,15}(?:\\.\\d{1,3})?|${STRING}|[A-Za-z*][!#$%&'*+\\-.^_\`|~0-9A-Za-z:/]*|:[A-Za-z0-9+/=]*:|\\?[01])`;
/** `key=:base64:` and parameters, which no algorithm gives a meaning to. */
const MEMBER = new RegExp(`(${KEY})=${BYTES}(?:; *${KEY}(?:=${BARE_ITEM})?)*`, 'y');
const COMMA = /[ \t]*,[ \t]*/y;

/**
 * Compares Content-Digest (RFC 9530 §2) with the content. `hash` gives the content's digest in base64. Every known
 * algorithm in the field has to agree.
 */
export function verifyContentDigest(
  value: string | null,
  hash: (algorithm: DigestAlgorithm) => string,
): DigestVerdict {
  if (value === null) return 'unverified';
  const digests = parseContentDigest(value);
  if (!digests) return 'malformed';
  const known = (['sha-256', 'sha-512'] as const).filter((algorithm) => digests.has(algorithm));
  if (known.length === 0) return 'unverified';
  return known.every((algorithm) => unpadded(digests.get(algorithm)!) === unpadded(hash(algorithm)))
    ? 'match'
    : 'mismatch';
}

/** A dictionary of byte sequences (RFC 9651 §4.2.2), each as base64; `null` if it is anything else. The last of equal keys counts. */
export function parseContentDigest(value: string): ReadonlyMap<string, string> | null {
  const digests = new Map<string, string>();
  const text = trim(value);
  for (let at = 0; at < text.length; ) {
    MEMBER.lastIndex = at;
    const member = MEMBER.exec(text);
    if (!member) return null;
    digests.set(member[1]!, member[2]!);
    if (MEMBER.lastIndex === text.length) return digests;
    COMMA.lastIndex = MEMBER.lastIndex;
    if (!COMMA.test(text) || COMMA.lastIndex === text.length) return null;
    at = COMMA.lastIndex;
  }
  return digests;
}

/** Padding may be left out (RFC 9651 §4.2.7). */
function unpadded(base64: string): string {
  return base64.replace(/={1,2}$/, '');
}
