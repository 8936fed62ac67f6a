/**
 * What guards a write: `If-Match` with this tag, or `If-None-Match: *`. There is no unguarded one. With the number of the
 * version that the tag names, only an answer is believed that makes it the next one.
 */
export type WriteGuard =
  | { readonly ifMatch: string; readonly version?: number }
  | { readonly ifNoneMatch: '*' };
