import { setImmediate } from 'node:timers/promises';
import { LEAST_SEARCHED, type ListCursor, type ListRequest } from '@/lib/documents/model/repository';
import { Prisma } from '@/lib/server/database/generated/sqlite/client';
import type { Database } from './database';

/** Documents that are looked up at once before their texts are looked through. */
const CANDIDATES = 200;
/** Bytes of text in one statement: while SQLite looks through them, this process does nothing else. */
const STRETCH = 2 * 1_048_576;

interface Candidate extends ListCursor {
  /** Of its text. */
  readonly bytes: number;
}

/** Which documents belong to one part of a list. */
export interface ListedIds {
  /** Newest change first; at most as many as asked for. */
  readonly ids: readonly string[];
  /** The last document that was looked at; `null`: no further one is in the list. */
  readonly next: ListCursor | null;
  /** Bytes of text that were looked through. */
  readonly searched: number;
}

/**
 * Which documents belong in a list, and of a search in which of them it is found. A search stops where it has looked
 * through as much as it may, at one text at the least; `next` then leads on. In SQL, since Prisma has neither the union by
 * which each person's list costs what is in it and not what all others wrote, nor a search but LIKE, which takes time as
 * the length of the text times that of the pattern, and more on SQLite.
 */
export async function listedIds(database: Database, request: ListRequest): Promise<ListedIds> {
  const { search, limit, effort } = request;
  const ids: string[] = [];
  let searched = 0;
  let next = request.after;
  for (;;) {
    const most = search === '' ? limit + 1 : CANDIDATES;
    const candidates = await candidatesAfter(database, request, next, most);
    // Others have their turn.
    await setImmediate();
    for (const stretch of stretches(candidates, Math.min(STRETCH, effort))) {
      if (search !== '' && searched > 0 && searched + sizeOf(stretch) > effort)
        return { ids, next, searched };
      const found = search === '' ? null : await foundIn(database, stretch, search);
      if (found) searched += sizeOf(stretch);
      for (const candidate of stretch) {
        const isIn = found === null || found.has(candidate.id);
        if (isIn && ids.length === limit) return { ids, next, searched };
        if (isIn) ids.push(candidate.id);
        next = candidate;
      }
    }
    if (candidates.length < most) return { ids, next: null, searched };
  }
}

/** Documents in the list after some place in it, whatever they say. */
async function candidatesAfter(
  { readClient, provider }: Database,
  { personId, common, deleted }: ListRequest,
  after: ListCursor | null,
  most: number,
): Promise<readonly Candidate[]> {
  const me = personId ?? '';
  // Only of whoever has used an invite: a label may be any text, but the quotes in it are escaped.
  const invited = `"personId":${JSON.stringify(me)}`;
  const isAsked = Prisma.sql`"erased" = false
    AND ${deleted ? Prisma.sql`"deletedAt" IS NOT NULL` : Prisma.sql`"deletedAt" IS NULL`}
    ${after === null ? Prisma.empty : Prisma.sql`AND ${follows(after)}`}`;
  const isPermitted = Prisma.sql`("linkAccess" <> 'none' OR ${holds(provider, '"invites"', invited)})`;
  const newest = Prisma.sql`ORDER BY "updatedAt" DESC, "id" DESC LIMIT ${most}`;
  const rows = await readClient.$queryRaw<{ id: string; updatedAt: string | Date; bytes: number | bigint }[]>`
    SELECT "id", "updatedAt", octet_length("text") AS "bytes"
    FROM (
      SELECT * FROM (
        SELECT "id", "updatedAt" FROM "Document" WHERE "ownerId" = ${me} AND ${isAsked} ${newest}) AS "owned"
      UNION SELECT * FROM (
        SELECT "id", "updatedAt" FROM "Visit" JOIN "Document" ON "id" = "documentId"
        WHERE "personId" = ${me} AND ${isPermitted} AND ${isAsked} ${newest}) AS "opened"
      UNION SELECT "id", "updatedAt" FROM "Document"
        WHERE "id" IN (${Prisma.join(['', ...common])}) AND ${isPermitted} AND ${isAsked}
    ) AS "listed" JOIN "SearchText" ON "documentId" = "id"
    ${newest}`;
  return rows.map(({ id, updatedAt, bytes }) => ({
    id,
    updatedAt: new Date(updatedAt),
    bytes: Number(bytes),
  }));
}

/** Written so that an index leads there. */
function follows({ updatedAt, id }: ListCursor): Prisma.Sql {
  return Prisma.sql`"updatedAt" <= ${updatedAt} AND ("updatedAt" < ${updatedAt} OR "id" < ${id})`;
}

async function foundIn(
  { readClient, provider }: Database,
  candidates: readonly Candidate[],
  search: string,
): Promise<ReadonlySet<string>> {
  const rows = await readClient.$queryRaw<{ documentId: string }[]>`
    SELECT "documentId" FROM "SearchText"
    WHERE "documentId" IN (${Prisma.join(candidates.map(({ id }) => id))})
      AND ${holds(provider, '"text"', search)}`;
  // Others have their turn.
  await setImmediate();
  return new Set(rows.map(({ documentId }) => documentId));
}

/**
 * That a text stands in a column as it is: no character in it means anything else. Both compare bytes at each place, which
 * is fast for any text; PostgreSQL's way for text takes twenty times as long for some.
 */
function holds(provider: Database['provider'], column: '"text"' | '"invites"', text: string): Prisma.Sql {
  const where = Prisma.raw(column);
  return provider === 'sqlite'
    ? Prisma.sql`instr(${where}, ${text}) > 0`
    : Prisma.sql`position(convert_to(${text}, 'UTF8') IN convert_to(${where}, 'UTF8')) > 0`;
}

/** Candidates in their order, as many together as one statement may look through. */
function stretches(candidates: readonly Candidate[], most: number): readonly (readonly Candidate[])[] {
  const all: Candidate[][] = [];
  for (const candidate of candidates) {
    const last = all.at(-1);
    if (last && sizeOf(last) + sizeOf([candidate]) <= most) last.push(candidate);
    else all.push([candidate]);
  }
  return all;
}

function sizeOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((sum, { bytes }) => sum + Math.max(bytes, LEAST_SEARCHED), 0);
}
