import type { VersionRef } from '@/lib/documents/model/document';
import type { ListRequest } from '@/lib/documents/model/repository';
import { Prisma } from '@/lib/server/database/generated/sqlite/client';
import type { Database } from './database';
import { keysWith } from './search-grams';
import type { Statement, Value } from './statements';

type Provider = Database['provider'];

/** A statement, and what it is given. */
type Asked = readonly [Statement, readonly Value[]];

/** Which documents of a list are asked for. */
export interface PartAsked extends Pick<ListRequest, 'personId' | 'common' | 'deleted' | 'after'> {
  /** Grams that every text has in which anything is found; `null`: whatever texts have. */
  readonly grams: readonly number[] | null;
  readonly most: number;
}

const PLACE = Prisma.sql`"id", "updatedAt", "version", "searched", "searchKey", "size"`;
const NEWEST = Prisma.sql`ORDER BY "updatedAt" DESC, "id" DESC`;

/**
 * Asks for the documents in a list after some place in it, newest change first. What somebody owns is read in that order
 * from an index, as far as it is needed; what they have opened is sorted, for it is bounded; what else there is, is not
 * read. With grams, of what they own only what the index for search names, and what it has yet to be told of.
 */
export function candidatesAsked(provider: Provider, part: PartAsked): Asked {
  const { personId, common, deleted, after, grams, most } = part;
  const me = personId ?? '';
  // Only of whoever has used an invite: a label may be any text, but the quotes in it are escaped.
  const invited = `"personId":${JSON.stringify(me)}`;
  const isListed = Prisma.sql`"erased" = false
    AND ${deleted ? Prisma.sql`"deletedAt" IS NOT NULL` : Prisma.sql`"deletedAt" IS NULL`}
    ${after === null ? Prisma.empty : Prisma.sql`AND ("updatedAt", "id") < (${after.updatedAt}, ${after.id})`}`;
  const isPermitted = Prisma.sql`("linkAccess" <> 'none' OR ${holds(provider, '"invites"', invited)})`;
  const isNamed = Prisma.sql`AND "searched" >= 0
    AND ("searched" <> "version" OR "searchKey" IN (${keysWith(provider, grams ?? [])}))`;
  const newest = Prisma.sql`${NEWEST} LIMIT ${most}`;
  const query = Prisma.sql`
    SELECT * FROM (
      SELECT * FROM (
        SELECT ${PLACE} FROM "Document"
        WHERE "ownerId" = ${me} AND ${isListed} ${grams ? isNamed : Prisma.empty} ${newest}) AS "owned"
      UNION SELECT * FROM (
        SELECT ${PLACE} FROM "Visit" ${withEach(provider, 'Document', Prisma.sql`"id" = "documentId"`)}
        WHERE "personId" = ${me} AND "ownerId" <> ${me} AND ${isPermitted} AND ${isListed} ${newest}) AS "opened"
      UNION SELECT ${PLACE} FROM ${rowsOf(provider, common)} ${withEach(provider, 'Document', IS_NAMED)}
        WHERE ${isPermitted} AND ${isListed}
      ${newest}) AS "listed"
    ${NEWEST}`;
  const kinds = [deleted && 'deleted', after && 'after', grams && 'named'];
  return asked(['list', ...kinds.filter(Boolean)].join(' '), query);
}

/** Asks for the keys of those of some texts in which a search finds something. */
export function foundAsked(provider: Provider, keys: readonly number[], search: string): Asked {
  const text = withEach(provider, 'SearchText', Prisma.sql`"key" = CAST("name" AS INTEGER)`);
  return asked(
    'found',
    Prisma.sql`SELECT "key" FROM ${rowsOf(provider, keys)} ${text} WHERE ${holds(provider, '"text"', search)}`,
  );
}

/** Asks for documents with their newest versions, newest change first; whatever has no version is left out. */
export function listedAsked(provider: Provider, ids: readonly string[]): Asked {
  const isNewest = Prisma.sql`"documentId" = "Document"."id" AND "Revision"."version" = "Document"."version"`;
  return asked(
    'listed',
    Prisma.sql`SELECT "id", "ownerId", "linkAccess", "invites", "sharingVersion", "createdAt", "updatedAt", "deletedAt",
        "deletedById", "deletedByName", "erased", "documentId", "Revision"."version", "Revision"."etag", "title",
        "excerpt", "Revision"."size", "authorId", "authorName", "savedAt", "parentEtag", "mergeBaseEtag",
        "linesAdded", "linesRemoved", "changedLines", "restored"
      FROM ${rowsOf(provider, ids)} ${withEach(provider, 'Document', IS_NAMED)}
        ${withEach(provider, 'Revision', isNewest)}
      ${NEWEST}`,
  );
}

/** Asks for all that is stored of the texts of these versions, of each in the order of versions. */
export function textsAsked(provider: Provider, versions: readonly VersionRef[]): Asked {
  const pairs = JSON.stringify(versions.map(({ documentId, version }) => [documentId, version]));
  const named =
    provider === 'sqlite'
      ? Prisma.sql`SELECT value ->> 0 AS "name", value ->> 1 AS "nth" FROM json_each(${pairs})`
      : Prisma.sql`SELECT "pair" ->> 0 AS "name", CAST("pair" ->> 1 AS INTEGER) AS "nth"
          FROM json_array_elements(CAST(${pairs} AS JSON)) AS "pairs"("pair")`;
  const isIt = Prisma.sql`"Revision"."documentId" = "name" AND "Revision"."version" = "nth"`;
  const isPart = Prisma.sql`"StoredText"."documentId" = "name" AND "StoredText"."version" <= "nth"
    AND "StoredText"."version" >= (
      SELECT "since" FROM "StoredText" AS "last" WHERE "last"."documentId" = "name" AND "last"."version" = "nth")`;
  const parts =
    provider === 'sqlite'
      ? Prisma.sql`LEFT JOIN "StoredText" ON ${isPart}`
      : // Nor does it read the whole table behind an OFFSET.
        Prisma.sql`LEFT JOIN LATERAL (SELECT * FROM "StoredText" WHERE ${isPart} OFFSET 0) AS "StoredText" ON true`;
  return asked(
    'texts',
    Prisma.sql`SELECT "name" AS "documentId", "inlineText", "StoredText"."version", "data"
      FROM (${named}) AS "named" ${withEach(provider, 'Revision', isIt)} ${parts}
      ORDER BY "name", "StoredText"."version"`,
  );
}

const IS_NAMED = Prisma.sql`"id" = "name"`;

function asked(name: string, { text, values }: Prisma.Sql): Asked {
  return [{ name, text }, values as readonly Value[]];
}

/** Names or numbers as rows of one column of text, `name`. */
function rowsOf(provider: Provider, names: readonly (string | number)[]): Prisma.Sql {
  const array = JSON.stringify(names);
  return provider === 'sqlite'
    ? Prisma.sql`(SELECT value AS "name" FROM json_each(${array})) AS "named"`
    : Prisma.sql`json_array_elements_text(CAST(${array} AS JSON)) AS "named"("name")`;
}

/**
 * Looks a row of a table up for each of those before, one by one by an index, however many the database thinks they are:
 * where it believes in many, PostgreSQL would rather read the whole table.
 */
function withEach(
  provider: Provider,
  name: 'Document' | 'Revision' | 'SearchText',
  where: Prisma.Sql,
): Prisma.Sql {
  const table = Prisma.raw(`"${name}"`);
  return provider === 'sqlite'
    ? Prisma.sql`CROSS JOIN ${table} ON ${where}`
    : Prisma.sql`CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE ${where} LIMIT 1) AS ${table}`;
}

/**
 * That a text stands in a column as it is: no character in it means anything else. Both compare bytes at each place, which
 * is fast for any text; PostgreSQL's way for text takes twenty times as long for some.
 */
function holds(provider: Provider, column: '"text"' | '"invites"', text: string): Prisma.Sql {
  const where = Prisma.raw(column);
  return provider === 'sqlite'
    ? Prisma.sql`instr(${where}, ${text}) > 0`
    : Prisma.sql`position(convert_to(${text}, 'UTF8') IN convert_to(${where}, 'UTF8')) > 0`;
}
