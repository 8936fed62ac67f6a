import { type Act, type CompletedAct, forgottenAt } from '@/lib/documents/model/act';
import type {
  Revision,
  RevisionSummary,
  StoredDocument,
  VersionName,
  VersionStep,
} from '@/lib/documents/model/document';
import {
  completedAct,
  type DocumentChange,
  type DocumentRepository,
  documentIdOf,
  type Expected,
  type ListPart,
  type ListRequest,
} from '@/lib/documents/model/repository';
import type {
  Document as DocumentRow,
  Prisma,
  Revision as RevisionRow,
} from '@/lib/server/database/generated/sqlite/client';
import type { Database, Transaction } from './database';
import { listedIds } from './listed-ids';
import { isUniqueViolation } from './prisma-errors';
import { sharingColumns, sharingOf } from './sharing-columns';

type SummaryRow = Omit<RevisionRow, 'content'>;

/** Documents in the database, through Prisma; the same for SQLite and PostgreSQL. */
export class PrismaDocuments implements DocumentRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(
    id: string,
    wanted: (shared: Pick<StoredDocument, 'sharing'>) => boolean = () => true,
  ): Promise<StoredDocument | null> {
    const row = await this.#database.readClient.document.findUnique({ where: { id } });
    if (!row || !wanted({ sharing: sharingOf(row) })) return null;
    // A version never changes, so what this row points at belongs to it, whatever was saved since it was read. Only a
    // lab's reset takes versions away: whoever reads in that very moment finds none.
    const current = row.etag === null ? null : await this.revision(id, row.version);
    return { ...documentOf(row), version: row.version, current };
  }

  /**
   * The condition stands in the statement that changes the row, and that statement is the transaction's first, so that
   * SQLite takes its write lock before it reads anything.
   */
  async commit(expected: Expected, change: DocumentChange, act: Act | null = null): Promise<boolean> {
    const work = async (transaction: Transaction) => {
      const made =
        expected === null
          ? await insertDocument(transaction, change)
          : await updateDocument(transaction, expected, change);
      if (made && change.kind === 'save') {
        await transaction.revision.create({ data: rowOf(change.revision), select: { version: true } });
        const { author, documentId, savedAt } = change.revision;
        await transaction.lineStep.create({ data: stepRowOf(change), select: { version: true } });
        if (expected !== null) await setSearchText(transaction, documentId, change.searchText);
        await insertVisit(transaction, author.id, documentId, savedAt);
      }
      if (made && change.kind === 'erase') await eraseText(transaction, change.documentId);
      if (made && change.kind === 'name') await setName(transaction, change);
      if (made && act) await insertAct(transaction, completedAct(act, expected, change));
      return made;
    };
    try {
      const made = (await this.#database.write(work, () => this.#isElsewhere(expected, change))) ?? false;
      if (made && change.kind === 'erase') await this.#database.emptyLog();
      return made;
    } catch (error) {
      // The document is there already, or the key is.
      if ((expected === null || act !== null) && isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** Whether the document has left the expected state already, as it has for all but one of many rivals: no need to write. */
  async #isElsewhere(expected: Expected, change: DocumentChange): Promise<boolean> {
    const id = documentIdOf(change);
    const select = { version: true, etag: true, sharingVersion: true, namesVersion: true };
    const row = await this.#database.readClient.document.findUnique({ where: { id }, select });
    if (change.kind === 'name' && row?.namesVersion !== change.names - 1) return true;
    return (
      row?.version !== expected?.version ||
      row?.etag !== expected?.etag ||
      row?.sharingVersion !== expected?.sharing
    );
  }

  async recall({ personId, key, at }: Pick<Act, 'personId' | 'key' | 'at'>): Promise<CompletedAct | null> {
    const where = { personId_key: { personId, key } };
    const act = await this.#database.readClient.act.findUnique({ where });
    return act && act.at > forgottenAt(at) ? act : null;
  }

  async forgetActs(now: Date): Promise<void> {
    await this.#database.write((transaction) =>
      transaction.act.deleteMany({ where: { at: { lte: forgottenAt(now) } } }),
    );
  }

  async revision(id: string, version: number): Promise<Revision | null> {
    const row = await this.#database.readClient.revision.findUnique({
      where: { documentId_version: { documentId: id, version } },
    });
    return row && { ...summaryOf(row), text: row.content };
  }

  async revisionsByTag(id: string, etags: readonly string[]): Promise<readonly RevisionSummary[]> {
    if (etags.length === 0) return [];
    const rows = await this.#database.readClient.revision.findMany({
      where: { documentId: id, etag: { in: [...etags] } },
      orderBy: { version: 'asc' },
      omit: { content: true },
    });
    return rows.map(summaryOf);
  }

  async firstWithContent(id: string, hash: string): Promise<number | null> {
    // Without an order in SQL, so that an index answers it in which there is nothing else to read past.
    const rows = await this.#database.readClient.revision.findMany({
      where: { documentId: id, etag: { endsWith: `-${hash}` } },
      select: { version: true },
    });
    return rows.length === 0 ? null : Math.min(...rows.map(({ version }) => version));
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
      omit: { content: true },
    });
    return rows.map(summaryOf);
  }

  async list(request: ListRequest): Promise<ListPart> {
    const { readClient } = this.#database;
    const { ids, ...part } = await listedIds(this.#database, request);
    if (ids.length === 0) return { documents: [], ...part };
    const rows = await readClient.document.findMany({
      where: { id: { in: [...ids] } },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    });
    const newest = await readClient.revision.findMany({
      where: { OR: rows.map(({ id, version }) => ({ documentId: id, version })) },
      omit: { content: true },
    });
    const byDocument = new Map(newest.map((row) => [row.documentId, summaryOf(row)]));
    // What was deleted for ever meanwhile has no version.
    const documents = rows.flatMap((row) => {
      const newest = byDocument.get(row.id);
      return newest ? [{ ...documentOf(row), newest }] : [];
    });
    return { documents, ...part };
  }

  async recordVisit(personId: string, documentId: string, at: Date): Promise<void> {
    const where = { personId_documentId: { personId, documentId } };
    if (await this.#database.readClient.visit.findUnique({ where, select: { at: true } })) return;
    await this.#database.write((transaction) => insertVisit(transaction, personId, documentId, at));
  }
}

async function insertDocument(transaction: Transaction, change: DocumentChange): Promise<boolean> {
  if (change.kind !== 'save') return false;
  const { documentId, version, etag, author, savedAt } = change.revision;
  await transaction.document.create({
    data: {
      id: documentId,
      ownerId: author.id,
      version,
      etag,
      createdAt: savedAt,
      updatedAt: savedAt,
      searchText: { create: { text: change.searchText } },
    },
    select: { id: true },
  });
  return true;
}

/** A unique violation where the person has used the key, unless that is forgotten. */
async function insertAct(transaction: Transaction, act: CompletedAct): Promise<void> {
  const { personId, key, at } = act;
  await transaction.act.deleteMany({ where: { personId, key, at: { lte: forgottenAt(at) } } });
  await transaction.act.create({ data: act, select: { key: true } });
}

/** UPDATE … WHERE id, version, tag and sharing are as expected: its count says who won. */
async function updateDocument(
  transaction: Transaction,
  expected: NonNullable<Expected>,
  change: DocumentChange,
): Promise<boolean> {
  const { count } = await transaction.document.updateMany({
    where: {
      id: documentIdOf(change),
      version: expected.version,
      etag: expected.etag,
      sharingVersion: expected.sharing,
      ...(change.kind === 'name' ? { namesVersion: change.names - 1 } : {}),
    },
    data: updateOf(change, expected),
  });
  return count === 1;
}

function updateOf(
  change: DocumentChange,
  { version }: NonNullable<Expected>,
): Prisma.DocumentUpdateManyMutationInput {
  switch (change.kind) {
    case 'save':
      return {
        version: change.revision.version,
        etag: change.revision.etag,
        updatedAt: change.revision.savedAt,
        deletedAt: null,
        deletedById: null,
        deletedByName: null,
        erased: false,
      };
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
  await transaction.lineStep.deleteMany({ where: { documentId } });
  await transaction.versionName.deleteMany({ where: { documentId } });
  await setSearchText(transaction, documentId, '');
}

async function setName(
  transaction: Transaction,
  { documentId, version, name, names: change }: DocumentChange & { kind: 'name' },
): Promise<void> {
  await transaction.versionName.deleteMany({ where: { documentId, version } });
  if (name !== null) await transaction.versionName.create({ data: { documentId, version, name, change } });
}

async function setSearchText(transaction: Transaction, documentId: string, text: string): Promise<void> {
  await transaction.searchText.updateMany({ where: { documentId }, data: { text } });
}

/** Documents that a person has opened and finds in their list, owned ones apart: the latest. A list sorts them all. */
const MOST_OPENED = 5_000;

/** In SQL, since Prisma's own upsert would read first. */
async function insertVisit(
  transaction: Transaction,
  personId: string,
  documentId: string,
  at: Date,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "Visit" ("personId", "documentId", "at") VALUES (${personId}, ${documentId}, ${at})
    ON CONFLICT ("personId", "documentId") DO NOTHING`;
  await transaction.$executeRaw`
    DELETE FROM "Visit" WHERE "personId" = ${personId} AND "documentId" IN (
      SELECT "documentId" FROM "Visit" WHERE "personId" = ${personId}
      ORDER BY "at" DESC, "documentId" LIMIT ${MOST_OPENED} OFFSET ${MOST_OPENED})`;
}

function documentOf(row: DocumentRow): Omit<StoredDocument, 'current' | 'version'> {
  return {
    id: row.id,
    sharing: sharingOf(row),
    names: row.namesVersion,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    deleted:
      row.deletedAt === null
        ? null
        : {
            at: row.deletedAt,
            by: { id: row.deletedById ?? '', name: row.deletedByName ?? '' },
            forever: row.erased,
          },
  };
}

function summaryOf(row: SummaryRow): RevisionSummary {
  const { authorId, authorName, ...rest } = row;
  return {
    documentId: rest.documentId,
    version: rest.version,
    etag: rest.etag,
    title: rest.title,
    excerpt: rest.excerpt,
    size: rest.size,
    author: { id: authorId, name: authorName },
    savedAt: rest.savedAt,
    parentEtag: rest.parentEtag,
    mergeBaseEtag: rest.mergeBaseEtag,
    linesAdded: rest.linesAdded,
    linesRemoved: rest.linesRemoved,
    changedLines: JSON.parse(rest.changedLines) as RevisionSummary['changedLines'],
    restored: rest.restored,
  };
}

function stepRowOf({ revision, step }: DocumentChange & { kind: 'save' }) {
  const { documentId, version, author, savedAt } = revision;
  return {
    documentId,
    version,
    authorId: author.id,
    authorName: author.name,
    savedAt,
    step: JSON.stringify(step),
  };
}

function rowOf({ author, text, changedLines, ...summary }: Revision): RevisionRow {
  return {
    ...summary,
    content: text,
    authorId: author.id,
    authorName: author.name,
    changedLines: JSON.stringify(changedLines),
  };
}
