/**
 * The reference tokens of a JSON Pointer (RFC 6901 §3, §4), or `null` if the text is none: it is empty or begins with `/`,
 * and `~` is always followed by 0 or 1. `spend` is told of each token, and may throw.
 */
export function parsePointer(
  text: string,
  spend: (units: number) => void = () => undefined,
): readonly string[] | null {
  if (text === '') return [];
  if (text[0] !== '/' || /~(?![01])/.test(text)) return null;
  const tokens: string[] = [];
  for (let start = 1; start <= text.length; ) {
    spend(1);
    const slash = text.indexOf('/', start);
    const end = slash < 0 ? text.length : slash;
    tokens.push(text.slice(start, end).replaceAll('~1', '/').replaceAll('~0', '~'));
    start = end + 1;
  }
  return tokens;
}

/** The index that a token names in an array: digits without leading zeros, or `null` (RFC 6901 §4). */
export function parseIndex(token: string): number | null {
  return /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : null;
}
