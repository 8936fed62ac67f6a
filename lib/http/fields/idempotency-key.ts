/** A string of structured fields (RFC 9651 §3.3.3): printable ASCII, with `"` and `\` escaped. */
const STRING = /^[ ]*"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"[ ]*$/;

/** Characters that a key may have; the draft leaves the limit to the server. */
const LONGEST = 255;

/**
 * The value of Idempotency-Key, which names one act, however often its request is sent
 * (draft-ietf-httpapi-idempotency-key-header §2.1). `absent` without the field; `malformed` for anything but one string
 * of 1 to 255 characters without parameters.
 */
export type IdempotencyKey =
  | { readonly kind: 'absent' }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'malformed' };

/** Parses Idempotency-Key. Reads each character once. */
export function parseIdempotencyKey(value: string | null): IdempotencyKey {
  if (value === null) return { kind: 'absent' };
  const key = STRING.exec(value)?.[1]?.replace(/\\(["\\])/g, '$1');
  if (key === undefined || key === '' || key.length > LONGEST) return { kind: 'malformed' };
  return { kind: 'key', key };
}

/** A key as it travels in the field. Throws a RangeError for text that is no key. */
export function formatIdempotencyKey(key: string): string {
  const text = `"${key.replace(/["\\]/g, '\\$&')}"`;
  if (parseIdempotencyKey(text).kind !== 'key') {
    throw new RangeError(`An idempotency key is 1 to ${LONGEST} printable ASCII characters.`);
  }
  return text;
}
