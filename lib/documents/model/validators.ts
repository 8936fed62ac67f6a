import type { Validators } from '@/lib/http/conditions/preconditions';
import { type EntityTag, formatEntityTag } from '@/lib/http/fields/entity-tag';
import type { VersionHead } from './document';

/** A version's tag as fields and JSON carry it: `opaque` is what is stored of it. */
export function formatTag(opaque: string): string {
  return formatEntityTag(tagOf(opaque));
}

/** What preconditions on a version are compared with. */
export function validatorsOf({ etag, savedAt }: Pick<VersionHead, 'etag' | 'savedAt'>): Validators {
  return { etag: tagOf(etag), lastModified: savedAt.getTime() };
}

/** Strong: a version is one sequence of bytes (RFC 9110 §8.8.1). */
function tagOf(opaque: string): EntityTag {
  return { opaque, weak: false };
}
