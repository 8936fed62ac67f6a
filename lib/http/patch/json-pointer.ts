/**
 * The reference tokens of a JSON Pointer (RFC 6901 §3, §4), or `null` if the text is none: it is empty or begins with `/`,
 * and `~` is always followed by 0 or 1.
 */
export function parsePointer(text: string): readonly string[] | null {
  if (text === '') return [];
  if (text[0] !== '/' || /~(?![01])/.test(text)) return null;
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The index that a token names in an array: digits without leading zeros, or `null` (RFC 6901 §4). */
export function parseIndex(token: string): number | null {
  return /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : null;
}
