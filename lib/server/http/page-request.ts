import { problemAnswer } from './answers';
import type { Input } from './takes';

/** A query that a list cannot make sense of. */
interface BadQuery {
  readonly bad: string;
}

/** What the query asks for, as `parse` reads it; 400 where that finds it bad. */
export function query<Parsed extends object>(
  parse: (query: URLSearchParams) => Parsed | BadQuery,
): Input<unknown, Exclude<Parsed, BadQuery>> {
  return (call) => {
    const parsed = parse(call.query);
    return 'bad' in parsed
      ? problemAnswer(call, 'bad_request', { detail: parsed.bad as string })
      : (parsed as Exclude<Parsed, BadQuery>);
  };
}

/** How many items a page has: what `limit` asks for, from 1 to 200. */
export function parseLimit(query: URLSearchParams, usual: number): number | BadQuery {
  const text = query.get('limit');
  if (text === null) return usual;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= 200 ? limit : { bad: 'limit has to be a number from 1 to 200.' };
}

/** The last moment that a cursor can name: databases know no further years than clients' calendars do. */
const LAST_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Where a page of documents starts, as the link to it says: opaque to clients. */
export function formatCursor({ updatedAt, id }: { readonly updatedAt: Date; readonly id: string }): string {
  return Buffer.from(`${updatedAt.getTime()} ${id}`).toString('base64url');
}

/** Reads what `formatCursor` wrote from `after`; `null` for the first page. */
export function parseCursor(
  query: URLSearchParams,
): { readonly updatedAt: Date; readonly id: string } | null | BadQuery {
  const text = query.get('after');
  if (text === null) return null;
  const match = /^(\d{1,15}) ([\da-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString());
  return match && Number(match[1]) <= LAST_MOMENT
    ? { updatedAt: new Date(Number(match[1])), id: match[2]! }
    : { bad: 'after is not one that this server gave.' };
}
