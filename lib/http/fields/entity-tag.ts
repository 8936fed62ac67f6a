/**
 * A validator for one state of a resource (RFC 9110 §8.8.3). `opaque` is what stands between the quotes; it has no
 * meaning but equality, so it is never parsed, ordered, unescaped or compared in part.
 */
export interface EntityTag {
  readonly opaque: string;
  readonly weak: boolean;
}

/** `[ W/ ] DQUOTE *etagc DQUOTE`, where etagc is any visible octet but the quote. `W/` is case-sensitive. */
const ENTITY_TAG = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

/** One entity tag and nothing else, as in an ETag field; `null` where the text is not exactly that. */
export function parseEntityTag(text: string): EntityTag | null {
  const match = ENTITY_TAG.exec(text);
  return match ? { opaque: match[2]!, weak: match[1] !== undefined } : null;
}

/** The tag as it travels in a field. Throws a RangeError for an opaque part that no field could carry. */
export function formatEntityTag(tag: EntityTag): string {
  const text = `${tag.weak ? 'W/' : ''}"${tag.opaque}"`;
  if (!ENTITY_TAG.test(text)) throw new RangeError('An entity tag holds visible octets other than quotes.');
  return text;
}

/** Same octets for certain: both tags are strong and equal (RFC 9110 §8.8.3.2). */
export function strongMatch(a: EntityTag, b: EntityTag): boolean {
  return !a.weak && !b.weak && a.opaque === b.opaque;
}

/** Same meaning: the opaque parts are equal, weak or not (RFC 9110 §8.8.3.2). Every strong match is a weak one. */
export function weakMatch(a: EntityTag, b: EntityTag): boolean {
  return a.opaque === b.opaque;
}
