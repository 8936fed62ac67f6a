import type { VersionEvent } from '@/lib/documents/events/event';
import { describeAuthors } from '@/lib/documents/model/describe-authors';
import { formatTag } from '@/lib/documents/model/validators';
import type { Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';
import type { Database } from '@/lib/server/database/database';
import type { Revision } from '@/lib/server/database/generated/sqlite/client';
import { sharingOf } from '@/lib/server/database/sharing-columns';
import type { DocumentHead, EventSource } from './source';

/** Versions read at once. Their texts are not read: whoever comes back may have missed any number of long ones. */
const PAGE = 50;

/** Events as they follow from the database: the same for SQLite and PostgreSQL. */
export class PrismaEvents implements EventSource {
  readonly #database: Database;
  readonly #people: PeopleRepository;

  constructor(database: Database, people: PeopleRepository) {
    this.#database = database;
    this.#people = people;
  }

  async heads(documents: readonly string[]): Promise<readonly DocumentHead[]> {
    const rows = await this.#database.readClient.document.findMany({
      where: { id: { in: [...documents] } },
    });
    return rows.map((row) => ({
      document: row.id,
      sharing: sharingOf(row),
      names: row.namesVersion,
      version: row.version,
      etag: row.etag && formatTag(row.etag),
      deleted: row.deletedAt && {
        deletedAt: row.deletedAt.toISOString(),
        by: row.deletedById === null ? null : { id: row.deletedById, name: row.deletedByName ?? '' },
      },
    }));
  }

  async versionsAfter(document: string, version: number): Promise<readonly VersionEvent[]> {
    const rows = await this.#database.readClient.revision.findMany({
      where: { documentId: document, version: { gt: version } },
      orderBy: { version: 'asc' },
      take: PAGE,
      omit: { inlineText: true },
    });
    const authors = await describeAuthors(
      this.#people,
      rows.map(({ authorId, authorName }) => ({ id: authorId, name: authorName })),
    );
    return rows.map((row, at) => eventOf(row, authors[at]!));
  }
}

function eventOf(row: Omit<Revision, 'inlineText'>, author: Person): VersionEvent {
  return {
    type: 'version',
    document: row.documentId,
    version: row.version,
    etag: formatTag(row.etag),
    author,
    savedAt: row.savedAt.toISOString(),
    mergeBase: row.mergeBaseEtag && formatTag(row.mergeBaseEtag),
    lines: JSON.parse(row.changedLines) as VersionEvent['lines'],
    restored: row.restored,
  };
}
