/** What guards a write: `If-Match` with this tag, or `If-None-Match: *`. There is no unguarded one. */
export type WriteGuard = { readonly ifMatch: string } | { readonly ifNoneMatch: '*' };
