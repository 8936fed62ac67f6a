/** The lock of a document as it is kept; all `null` where nobody has ever taken it or it was given back. */
interface Lock {
  readonly holder: string | null;
  readonly token: string | null;
  /** When it ends by itself, in milliseconds since 1970. */
  readonly until: number | null;
}

/**
 * How a writer stands to the lock. `holds`: they hold it and show its token; `unshown`: they hold it and do not show its
 * token; `others`: somebody else holds it; `free`: nobody does.
 */
export type LockStanding = 'holds' | 'unshown' | 'others' | 'free';

/** How `writer`, who shows `token`, stands to the lock at the time `now`, in milliseconds. A lock is over at its end. */
export function lockStanding(
  { holder, token, until }: Lock,
  writer: { readonly id: string; readonly token: string | null },
  now: number,
): LockStanding {
  if (holder === null || token === null || (until ?? 0) <= now) return 'free';
  if (holder !== writer.id) return 'others';
  return token === writer.token ? 'holds' : 'unshown';
}
