/** The cookies of a request as pairs of name and value, in the order in which they came (RFC 6265 §5.4); names may repeat. */
export function cookiePairs(field: string | null): readonly (readonly [name: string, value: string])[] {
  return (field ?? '').split(';').map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const;
  });
}
