import { type Act, type CompletedAct, forgottenAt } from '@/lib/documents/model/act';
import { DamagedText } from '@/lib/documents/model/damaged-text';
import type {
  Representation,
  Revision,
  RevisionSummary,
  StoredDocument,
  VersionName,
  VersionRef,
  VersionStep,
} from '@/lib/documents/model/document';
import {
  completedAct,
  type DocumentChange,
  type DocumentRepository,
  dateOf,
  documentIdOf,
  type Expected,
  type ListedDocument,
  type ListPart,
  type ListRequest,
} from '@/lib/documents/model/repository';
import type { Prisma, Revision as RevisionRow } from '@/lib/server/database/generated/sqlite/client';
import type { Database, Transaction } from './database';
import { isUniqueViolation } from './errors';
import { listedAsked, textsAsked } from './list-statements';
import { listedIds } from './listed-ids';
import { findRewound, type Rewound } from './rewound';
import { insertionOf, visitOf } from './save-statements';
import { indexAnew } from './search-index';
import { searchTextIn } from './search-text-in';
import { type SharingColumns, sharingColumns, sharingOf } from './sharing-columns';
import { type Save, type Statement, type StoredTime, type StoredTruth, timeOf } from './statements';
import { VersionTexts } from './version-texts';

/** Every change but a save. */
type Unsaved = Exclude<DocumentChange, { readonly kind: 'save' }>;

/** What a row of `Document` says whether there is a version or not. */
interface DocumentRow extends SharingColumns {
  readonly id: string;
  readonly createdAt: StoredTime;
  readonly updatedAt: StoredTime;
  readonly deletedAt: StoredTime | null;
  readonly deletedById: string | null;
  readonly deletedByName: string | null;
  readonly erased: StoredTruth;
}
/** A row of `Document`, as a statement reads it. */
interface HeadRow extends DocumentRow {
  readonly namesVersion: number;
  readonly version: number;
  readonly etag: string | null;
}
/** A document with its newest version. */
type ListedRow = DocumentRow & SummaryRow;
type RepresentationRow = VersionRef & {
  readonly savedAt: StoredTime;
  readonly inlineText: string | Uint8Array;
};
type SummaryRow = Omit<RevisionRow, 'inlineText' | 'savedAt'> & { readonly savedAt: StoredTime };
type ActRow = Omit<CompletedAct, 'at' | 'created'> & {
  readonly at: StoredTime;
  readonly created: StoredTruth;
};

// Columns are named: where a release beside this one adds some, PostgreSQL would refuse a prepared `*` that has more now.
const FIND: Statement = {
  name: 'find',
  text: `SELECT "id", "ownerId", "linkAccess", "invites", "sharingVersion", "namesVersion", "version", "etag",
      "createdAt", "updatedAt", "deletedAt", "deletedById", "deletedByName", "erased"
    FROM "Document" WHERE "id" = $1`,
};
const REVISION: Statement = {
  name: 'revision',
  text: `SELECT "documentId", "version", "etag", "inlineText", "title", "excerpt", "size", "authorId", "authorName",
      "savedAt", "parentEtag", "mergeBaseEtag", "linesAdded", "linesRemoved", "changedLines", "restored"
    FROM "Revision" WHERE "documentId" = $1 AND "version" = $2`,
};
/** Bytes from which on SQLite had better hand them out as they are: to make a text of them takes several times as long. */
const LONG = 65_536;
const SERVED = {
  sqlite: `CASE WHEN "size" < ${LONG} THEN "inlineText" ELSE CAST("inlineText" AS BLOB) END`,
  postgresql: '"inlineText"',
};
const REPRESENTATION = inBoth(
  'representation',
  (provider) => `SELECT "documentId", "version", "etag", "savedAt", ${SERVED[provider]} AS "inlineText"
    FROM "Revision" WHERE "documentId" = $1 AND "version" = $2`,
);
const BY_TAG: Statement = {
  name: 'by tag',
  text: 'SELECT "documentId", "version", "etag" FROM "Revision" WHERE "documentId" = $1 AND "etag" = $2',
};
/** What a tag says of the content: an index has just that. */
const CONTENT = {
  sqlite: `substr("etag", instr("etag", '-') + 1)`,
  postgresql: `split_part("etag", '-', 2)`,
};
const BY_CONTENT = inBoth(
  'by content',
  (provider) => `SELECT "version" FROM "Revision"
    WHERE "documentId" = $1 AND ${CONTENT[provider]} = $2 ORDER BY "version" LIMIT 1`,
);
const RECALL: Statement = {
  name: 'recall',
  text: `SELECT "personId", "key", "digest", "documentId", "version", "etag", "created", "at"
    FROM "Act" WHERE "personId" = $1 AND "key" = $2`,
};
const FORGET: Statement = {
  name: 'forget',
  text: 'DELETE FROM "Act" WHERE "personId" = $1 AND "key" = $2 AND "at" <= $3',
};
const VISITED: Statement = {
  name: 'visited',
  text: 'SELECT 1 AS "visited" FROM "Visit" WHERE "personId" = $1 AND "documentId" = $2',
};
/** Documents that a person has opened and finds in their list, owned ones apart: the latest. A list sorts them all. */
const MOST_OPENED = 5_000;
const TRIM_VISITS: Statement = {
  name: 'trim visits',
  text: `DELETE FROM "Visit" WHERE "personId" = $1 AND "documentId" IN (
    SELECT "documentId" FROM "Visit" WHERE "personId" = $2
    ORDER BY "at" DESC, "documentId" LIMIT ${MOST_OPENED} OFFSET ${MOST_OPENED})`,
};

/**
 * Documents in the database, the same for SQLite and PostgreSQL: what is asked for all the time by prepared statements, the
 * rest through Prisma.
 */
export class DatabaseDocuments implements DocumentRepository {
  readonly #database: Database;
  readonly #texts: VersionTexts;
  #rewound: Promise<Rewound | null> | null = null;

  constructor(database: Database) {
    this.#database = database;
    this.#texts = new VersionTexts(database.statements);
  }

  async find(id: string): Promise<StoredDocument | null> {
    const [row] = await this.#database.statements.all<HeadRow>(FIND, [id]);
    return row ? documentOf(row) : null;
  }

  async commit(expected: Expected, change: DocumentChange, act: Act | null = null): Promise<boolean> {
    try {
      if (change.kind === 'save') return await this.#save(expected, change, act);
      const made = await this.#change(expected, change, act);
      if (made && change.kind === 'erase') await this.#database.emptyLog();
      return made;
    } catch (error) {
      if (act === null || !isUniqueViolation(error)) throw error;
      // The key is used already; if that is forgotten, it can be used anew.
      const { personId, key, at } = act;
      const forgotten = await this.#database.statements.run(FORGET, [personId, key, forgottenAt(at)]);
      return forgotten > 0 && this.commit(expected, change, act);
    }
  }

  async #save(expected: Expected, change: Save['change'], act: Act | null): Promise<boolean> {
    const { revision } = change;
    const { documentId, author, text } = revision;
    const base = expected && expected.etag !== null ? { documentId, ...expected, etag: expected.etag } : null;
    const { stored, done } = await this.#texts.storing(revision, base, text);
    const { made, visited } = await this.#database.statements.save({ expected, change, act, stored });
    if (made) done();
    if (visited) await this.#trimVisits(author.id);
    return made;
  }

  /**
   * The condition stands in the statement that changes the row, and that statement is the transaction's first, so that
   * SQLite takes its write lock before it reads anything.
   */
  async #change(expected: Expected, change: Unsaved, act: Act | null): Promise<boolean> {
    if (expected === null) return false;
    const made = await this.#database.write(
      async (transaction) => {
        if (!(await updateDocument(transaction, expected, change))) return false;
        if (change.kind === 'erase') await eraseText(transaction, change.documentId);
        if (change.kind === 'share') await indexAnew(transaction, change.documentId);
        if (change.kind === 'name') await setName(transaction, change);
        if (act) {
          await transaction.act.create({ data: completedAct(act, expected, change), select: { key: true } });
        }
        return true;
      },
      () => this.#isElsewhere(expected, change),
    );
    return made ?? false;
  }

  /** Whether the document has left the expected state already, as it has for all but one of many rivals: no need to write. */
  async #isElsewhere(expected: NonNullable<Expected>, change: DocumentChange): Promise<boolean> {
    const found = await this.find(documentIdOf(change));
    if (change.kind === 'name' && found?.names !== change.names - 1) return true;
    const at = dateOf(change);
    if (at && found && found.updatedAt >= at) return true;
    return (
      found?.version !== expected.version ||
      found.etag !== expected.etag ||
      found.sharing.version !== expected.sharing
    );
  }

  async recall({ personId, key, at }: Pick<Act, 'personId' | 'key' | 'at'>): Promise<CompletedAct | null> {
    const [row] = await this.#database.statements.all<ActRow>(RECALL, [personId, key]);
    if (!row) return null;
    const act = { ...row, at: timeOf(row.at), created: Boolean(row.created) };
    return act.at > forgottenAt(at) ? act : null;
  }

  async forgetActs(now: Date): Promise<void> {
    await this.#database.write((transaction) =>
      transaction.act.deleteMany({ where: { at: { lte: forgottenAt(now) } } }),
    );
  }

  async revision(id: string, version: number): Promise<Revision | null> {
    const [row] = await this.#database.statements.all<SummaryRow & { readonly inlineText: string }>(
      REVISION,
      [id, version],
    );
    if (!row) return null;
    const text = await this.#textOf(row);
    return text && { ...summaryOf(row), text: text.toString() };
  }

  async representation(id: string, version: number): Promise<Representation | null> {
    const { statements, provider } = this.#database;
    const [row] = await statements.all<RepresentationRow>(REPRESENTATION[provider], [id, version]);
    if (!row) return null;
    const content = await this.#textOf(row);
    const { documentId, etag, savedAt } = row;
    return content && { documentId, version, etag, content, savedAt: timeOf(savedAt) };
  }

  /** The text of a version that was found; `null` where it was deleted for ever meanwhile. */
  async #textOf(row: VersionRef & { readonly inlineText: string | Uint8Array }): Promise<Buffer | null> {
    const { documentId, version, etag, inlineText } = row;
    const text = await this.#texts.read({ documentId, version, etag }, inlineText);
    if (text) return text;
    if ((await this.versionsByTag(documentId, [etag])).length === 0) return null;
    throw new DamagedText(documentId, version);
  }

  async versionsByTag(id: string, etags: readonly string[]): Promise<readonly VersionRef[]> {
    const found = await Promise.all(
      [...new Set(etags)].map((etag) => this.#database.statements.all<VersionRef>(BY_TAG, [id, etag])),
    );
    return found.flat().sort((a, b) => a.version - b.version);
  }

  async rewoundTo(id: string): Promise<VersionRef | null> {
    // Nobody puts a backup back while a process is there that could remember.
    this.#rewound ??= findRewound(this.#database).catch((fault) => {
      this.#rewound = null;
      throw fault;
    });
    const rewound = await this.#rewound;
    return (
      rewound &&
      this.#database.readClient.revision.findFirst({
        where: { documentId: id, savedAt: { lte: rewound.to } },
        orderBy: { version: 'desc' },
        select: { documentId: true, version: true, etag: true },
      })
    );
  }

  async firstWithContent(id: string, hash: string): Promise<number | null> {
    const { statements, provider } = this.#database;
    const [row] = await statements.all<{ readonly version: number }>(BY_CONTENT[provider], [id, hash]);
    return row?.version ?? null;
  }

  async steps(id: string, upTo: number, limit: number): Promise<readonly VersionStep[]> {
    const rows = await this.#database.readClient.lineStep.findMany({
      where: { documentId: id, version: { lte: upTo } },
      orderBy: { version: 'desc' },
      take: limit,
    });
    return rows.map(({ version, authorId, authorName, savedAt, step }) => ({
      ...(JSON.parse(step) as Pick<VersionStep, 'lines' | 'parents' | 'coarse'>),
      version,
      author: { id: authorId, name: authorName },
      savedAt,
    }));
  }

  async names(id: string): Promise<ReadonlyMap<number, VersionName>> {
    const rows = await this.#database.readClient.versionName.findMany({ where: { documentId: id } });
    return new Map(rows.map(({ version, name, change }) => [version, { name, change }]));
  }

  async history(id: string, before: number | null, limit: number): Promise<readonly RevisionSummary[]> {
    const rows = await this.#database.readClient.revision.findMany({
      where: { documentId: id, ...(before === null ? {} : { version: { lt: before } }) },
      orderBy: { version: 'desc' },
      take: limit,
      omit: { inlineText: true },
    });
    return rows.map(summaryOf);
  }

  async list(request: ListRequest): Promise<ListPart> {
    const { statements, provider } = this.#database;
    const { ids, ...part } = await listedIds(this.#database, request, (id, version) =>
      searchTextIn(this, id, version),
    );
    if (ids.length === 0) return { documents: [], ...part };
    // What was deleted for ever meanwhile has no version.
    const rows = await statements.all<ListedRow>(...listedAsked(provider, ids));
    return { documents: rows.map(listedOf), ...part };
  }

  async texts(versions: readonly VersionRef[]): Promise<ReadonlyMap<string, string>> {
    const { statements, provider } = this.#database;
    const texts = await this.#texts.readMany(versions, (refs) =>
      statements.all(...textsAsked(provider, refs)),
    );
    return new Map(Array.from(texts, ([id, bytes]) => [id, bytes.toString()]));
  }

  async recordVisit(personId: string, documentId: string, at: Date): Promise<void> {
    const [known] = await this.#database.statements.all(VISITED, [personId, documentId]);
    if (!known) await this.noteVisit(personId, documentId, at);
  }

  /** Stores a visit that was not known yet. */
  protected async noteVisit(personId: string, documentId: string, at: Date): Promise<void> {
    const { statements } = this.#database;
    const { text, values } = insertionOf(visitOf(personId, documentId, at));
    if ((await statements.run({ name: 'visit', text }, values)) > 0) await this.#trimVisits(personId);
  }

  async #trimVisits(personId: string): Promise<void> {
    await this.#database.statements.run(TRIM_VISITS, [personId, personId]);
  }
}

/** A statement that each database has in words of its own. */
function inBoth(
  name: string,
  text: (provider: Database['provider']) => string,
): Readonly<Record<Database['provider'], Statement>> {
  return {
    sqlite: { name, text: text('sqlite') },
    postgresql: { name, text: text('postgresql') },
  };
}

/** UPDATE … WHERE id, version, tag and sharing are as expected: its count says who won. */
async function updateDocument(
  transaction: Transaction,
  expected: NonNullable<Expected>,
  change: Unsaved,
): Promise<boolean> {
  const at = dateOf(change);
  const { count } = await transaction.document.updateMany({
    where: {
      id: documentIdOf(change),
      version: expected.version,
      etag: expected.etag,
      sharingVersion: expected.sharing,
      ...(change.kind === 'name' ? { namesVersion: change.names - 1 } : {}),
      ...(at ? { updatedAt: { lt: at } } : {}),
    },
    data: updateOf(change, expected),
  });
  return count === 1;
}

function updateOf(
  change: Unsaved,
  { version }: NonNullable<Expected>,
): Prisma.DocumentUpdateManyMutationInput {
  switch (change.kind) {
    case 'delete':
    case 'erase':
      return {
        etag: null,
        updatedAt: change.at,
        deletedAt: change.at,
        deletedById: change.by.id,
        deletedByName: change.by.name,
        ...(change.kind === 'erase' ? { erased: true } : {}),
      };
    case 'share':
      return sharingColumns(change.sharing);
    case 'name':
      return { namesVersion: change.names };
    case 'keep':
      return { version };
  }
}

/** Takes the text of every version away, and what each was called; what the file or the log still holds of it is overwritten in time. */
async function eraseText(transaction: Transaction, documentId: string): Promise<void> {
  await transaction.revision.deleteMany({ where: { documentId } });
  await transaction.storedText.deleteMany({ where: { documentId } });
  await transaction.lineStep.deleteMany({ where: { documentId } });
  await transaction.versionName.deleteMany({ where: { documentId } });
  await transaction.searchText.deleteMany({ where: { documentId } });
}

async function setName(
  transaction: Transaction,
  { documentId, version, name, names: change }: DocumentChange & { kind: 'name' },
): Promise<void> {
  await transaction.versionName.deleteMany({ where: { documentId, version } });
  if (name !== null) await transaction.versionName.create({ data: { documentId, version, name, change } });
}

function documentOf(row: HeadRow): StoredDocument {
  return {
    ...stateOf(row),
    names: row.namesVersion,
    version: row.version,
    etag: row.etag,
  };
}

function listedOf(row: ListedRow): ListedDocument {
  return { ...stateOf(row), newest: summaryOf(row) };
}

function stateOf(row: DocumentRow): Omit<ListedDocument, 'newest'> {
  return {
    id: row.id,
    sharing: sharingOf(row),
    createdAt: timeOf(row.createdAt),
    updatedAt: timeOf(row.updatedAt),
    deleted:
      row.deletedAt === null
        ? null
        : {
            at: timeOf(row.deletedAt),
            by: { id: row.deletedById ?? '', name: row.deletedByName ?? '' },
            forever: Boolean(row.erased),
          },
  };
}

function summaryOf(row: SummaryRow): RevisionSummary {
  return {
    documentId: row.documentId,
    version: row.version,
    etag: row.etag,
    title: row.title,
    excerpt: row.excerpt,
    size: row.size,
    author: { id: row.authorId, name: row.authorName },
    savedAt: timeOf(row.savedAt),
    parentEtag: row.parentEtag,
    mergeBaseEtag: row.mergeBaseEtag,
    linesAdded: row.linesAdded,
    linesRemoved: row.linesRemoved,
    changedLines: JSON.parse(row.changedLines) as RevisionSummary['changedLines'],
    restored: row.restored,
  };
}
