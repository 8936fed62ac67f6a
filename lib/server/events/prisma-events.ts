import { setImmediate as breathe } from 'node:timers/promises';
import { changedLines, rangesChanged } from '@/lib/documents/content/changed-lines';
import { storedContent } from '@/lib/documents/content/content';
import type { VersionEvent } from '@/lib/documents/events/event';
import { describeAuthors } from '@/lib/documents/model/describe-authors';
import { formatTag } from '@/lib/documents/model/validators';
import type { Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';
import type { Database } from '@/lib/server/database/database';
import type { Revision } from '@/lib/server/database/generated/sqlite/client';
import { sharingOf } from '@/lib/server/database/sharing-columns';
import type { DocumentHead, EventSource } from './source';

/** Versions read at once: each comes with its text, to tell which lines it changed. */
const PAGE = 10;

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
      where: { documentId: document, version: { gte: version } },
      orderBy: { version: 'asc' },
      take: PAGE + 1,
    });
    const fresh = rows.filter((row) => row.version > version);
    const authors = await describeAuthors(
      this.#people,
      fresh.map(({ authorId, authorName }) => ({ id: authorId, name: authorName })),
    );
    const events: VersionEvent[] = [];
    let before = rows[0]?.version === version ? storedContent(rows[0].content).body : '';
    for (const [at, row] of fresh.entries()) {
      // Reading a long text takes milliseconds: whatever else waits goes first.
      await breathe();
      const { body } = storedContent(row.content);
      events.push(eventOf(row, authors[at]!, rangesChanged(changedLines(before, body))));
      before = body;
    }
    return events;
  }
}

function eventOf(row: Revision, author: Person, lines: VersionEvent['lines']): VersionEvent {
  return {
    type: 'version',
    document: row.documentId,
    version: row.version,
    etag: formatTag(row.etag),
    author,
    savedAt: row.savedAt.toISOString(),
    mergeBase: row.mergeBaseEtag && formatTag(row.mergeBaseEtag),
    lines,
  };
}
