/** Documents have UUIDs (RFC 9562 §4), which read the same in either case. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** The id that a segment of an address names, or `null`: then there is nothing at that address, nor ever will be. */
export function parseDocumentId(segment: string): string | null {
  return UUID.test(segment) ? segment.toLowerCase() : null;
}

/** The number that a segment names: a version is written in one way only. */
export function parseVersion(segment: string): number | null {
  return /^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : null;
}
