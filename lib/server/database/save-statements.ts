import { completedAct } from '@/lib/documents/model/repository';
import type { Save, Value } from './statements';

/** What a column holds, in PostgreSQL's words: it takes them to tell the types of values that are selected. */
type ColumnType = 'text' | 'integer' | 'boolean' | 'timestamp' | 'bytea';

/** A row that a save adds, if it is made. */
interface Addition {
  readonly table: string;
  readonly columns: Readonly<Record<string, readonly [ColumnType, Value]>>;
  /** What is done where the row is there already; else that is a violation. */
  readonly otherwise?: string;
}

/** What a save does, for any of the two databases to put into its own words. */
export interface SaveParts {
  /** The statement that decides: it changes or adds one row, or none. */
  readonly decisive: { readonly text: string; readonly values: readonly Value[] };
  readonly additions: readonly Addition[];
}

const CREATE = `INSERT INTO "Document" ("id", "ownerId", "version", "etag", "createdAt", "updatedAt", "searched", "size")
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ("id") DO NOTHING`;

const UPDATE = `UPDATE "Document" SET "version" = $1, "etag" = $2, "updatedAt" = $3, "size" = $4,
    "deletedAt" = NULL, "deletedById" = NULL, "deletedByName" = NULL, "erased" = false
  WHERE "id" = $5 AND "version" = $6 AND "etag" IS NOT DISTINCT FROM $7 AND "sharingVersion" = $8
    AND "updatedAt" < $9`;

/** The parts of a save. The condition stands in the statement that changes the row, whoever else writes. */
export function savePartsOf({ expected, change, act, stored }: Save): SaveParts {
  const { revision, step, searchable } = change;
  const { documentId, version, etag, author, savedAt } = revision;
  const id = { documentId: ['text', documentId], version: ['integer', version] } as const;
  const saved = {
    authorId: ['text', author.id],
    authorName: ['text', author.name],
    savedAt: ['timestamp', savedAt],
  } as const;
  const additions: Addition[] = [
    visitOf(author.id, documentId, savedAt),
    {
      table: 'Revision',
      columns: {
        ...id,
        ...saved,
        etag: ['text', etag],
        inlineText: ['text', ''],
        title: ['text', revision.title],
        excerpt: ['text', revision.excerpt],
        size: ['integer', revision.size],
        parentEtag: ['text', revision.parentEtag],
        mergeBaseEtag: ['text', revision.mergeBaseEtag],
        linesAdded: ['integer', revision.linesAdded],
        linesRemoved: ['integer', revision.linesRemoved],
        changedLines: ['text', JSON.stringify(revision.changedLines)],
        restored: ['integer', revision.restored],
      },
    },
    {
      table: 'StoredText',
      columns: { ...id, since: ['integer', stored.since], data: ['bytea', stored.data] },
    },
    { table: 'LineStep', columns: { ...id, ...saved, step: ['text', JSON.stringify(step)] } },
  ];
  if (act) {
    const done = completedAct(act, expected, change);
    additions.push({
      table: 'Act',
      columns: {
        personId: ['text', done.personId],
        key: ['text', done.key],
        digest: ['text', done.digest],
        documentId: ['text', done.documentId],
        version: ['integer', done.version],
        etag: ['text', done.etag],
        created: ['boolean', done.created],
        at: ['timestamp', done.at],
      },
    });
  }
  return {
    decisive:
      expected === null
        ? {
            text: CREATE,
            values: [
              documentId,
              author.id,
              version,
              etag,
              savedAt,
              savedAt,
              searchable ? 0 : -1,
              revision.size,
            ],
          }
        : {
            text: UPDATE,
            values: [
              version,
              etag,
              savedAt,
              revision.size,
              documentId,
              expected.version,
              expected.etag,
              expected.sharing,
              savedAt,
            ],
          },
    additions,
  };
}

/** That somebody has to do with a document, unless that is known. */
export function visitOf(personId: string, documentId: string, at: Date): Addition {
  return {
    table: 'Visit',
    columns: { personId: ['text', personId], documentId: ['text', documentId], at: ['timestamp', at] },
    otherwise: 'ON CONFLICT ("personId", "documentId") DO NOTHING',
  };
}

/** An addition as a statement of its own. */
export function insertionOf({ table, columns, otherwise = '' }: Addition): {
  readonly text: string;
  readonly values: readonly Value[];
} {
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  return {
    text: `INSERT INTO "${table}" (${quoted(names)}) VALUES (${places}) ${otherwise}`,
    values: Object.values(columns).map(([, value]) => value),
  };
}

/** Column names as SQL. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}
