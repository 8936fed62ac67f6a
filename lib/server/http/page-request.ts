/** A query that a list cannot make sense of. */
export interface BadQuery {
  readonly bad: string;
}

/** How many items a page has: what `limit` asks for, from 1 to 200. */
export function parseLimit(query: URLSearchParams, usual: number): number | BadQuery {
  const text = query.get('limit');
  if (text === null) return usual;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= 200 ? limit : { bad: 'limit has to be a number from 1 to 200.' };
}

/** Where a page of documents starts, as the link to it says: opaque to clients. */
export function formatCursor({ updatedAt, id }: { readonly updatedAt: Date; readonly id: string }): string {
  return Buffer.from(`${updatedAt.getTime()} ${id}`).toString('base64url');
}

export function parseCursor(
  query: URLSearchParams,
): { readonly updatedAt: Date; readonly id: string } | null | BadQuery {
  const text = query.get('after');
  if (text === null) return null;
  const match = /^(\d{1,15}) ([\da-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString());
  return match
    ? { updatedAt: new Date(Number(match[1])), id: match[2]! }
    : { bad: 'after is not one that this server gave.' };
}
