import type { EntityTag } from './entity-tag.ts';

/**
 * The value of If-Match or If-None-Match. A field that is there but empty is an empty list, which no tag is in: it must
 * not be mistaken for an absent one.
 */
export type EntityTagList =
  | { readonly kind: 'absent' }
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly tags: readonly EntityTag[] }
  | { readonly kind: 'malformed' };

/** What may stand between two tags: optional white space and any number of empty elements (RFC 9110 §5.6.1.2). */
const GAP = /[ \t,]*/y;
const TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/y;

/**
 * Parses `"*" / #entity-tag` (RFC 9110 §13.1.1, §13.1.2); several field lines come joined by commas (§5.3). The list is
 * cut at the quotes, since a comma is an ordinary character of a tag. `*` counts only when it stands alone. Reads each
 * character once, so the time is linear in the length of any input.
 */
export function parseEntityTagList(value: string | null | undefined): EntityTagList {
  if (value === null || value === undefined) return { kind: 'absent' };
  if (isStar(value)) return { kind: 'any' };
  const tags: EntityTag[] = [];
  let at = 0;
  for (;;) {
    GAP.lastIndex = at;
    const gap = GAP.exec(value)![0];
    at += gap.length;
    if (at === value.length) return { kind: 'list', tags };
    if (tags.length > 0 && !gap.includes(',')) return { kind: 'malformed' };
    TAG.lastIndex = at;
    const match = TAG.exec(value);
    if (!match) return { kind: 'malformed' };
    tags.push({ opaque: match[2]!, weak: match[1] !== undefined });
    at += match[0].length;
  }
}

/** Optional white space around a field's value is no part of it (RFC 9110 §5.5). */
function isStar(value: string): boolean {
  const star = value.indexOf('*');
  return star >= 0 && isBlank(value, 0, star) && isBlank(value, star + 1, value.length);
}

function isBlank(value: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (value[i] !== ' ' && value[i] !== '\t') return false;
  return true;
}
