import { setImmediate as breathe } from 'node:timers/promises';
import { changedLines, rangesChanged } from '@/lib/documents/content/changed-lines';
import { checkContent } from '@/lib/documents/content/content';
import type { VersionEvent } from '@/lib/documents/events/event';
import { defaultPerson, type Person } from '@/lib/documents/people/person';
import type { PeopleRepository } from '@/lib/documents/people/repository';
import { formatEntityTag } from '@/lib/http/fields/entity-tag';
import type { Database } from '@/lib/server/database/database';
import type { Revision } from '@/lib/server/database/generated/sqlite/client';
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
      omit: { searchText: true },
    });
    return rows.map((row) => ({
      document: row.id,
      ownerId: row.ownerId,
      version: row.version,
      etag: row.etag && tag(row.etag),
      access: row.linkAccess as DocumentHead['access'],
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
    const known = await this.#people.find([...new Set(fresh.map((row) => row.authorId))]);
    const colours = new Map(known.map((person) => [person.id, person.colour]));
    const events: VersionEvent[] = [];
    let before = rows[0]?.version === version ? bodyOf(rows[0]) : '';
    for (const row of fresh) {
      // Reading a long text takes milliseconds: whatever else waits goes first.
      await breathe();
      const body = bodyOf(row);
      events.push(eventOf(row, colours.get(row.authorId), rangesChanged(changedLines(before, body))));
      before = body;
    }
    return events;
  }
}

function eventOf(row: Revision, colour: number | undefined, lines: VersionEvent['lines']): VersionEvent {
  const author: Person = {
    id: row.authorId,
    name: row.authorName,
    colour: colour ?? defaultPerson(row.authorId).colour,
  };
  return {
    type: 'version',
    document: row.documentId,
    version: row.version,
    etag: tag(row.etag),
    author,
    savedAt: row.savedAt.toISOString(),
    mergeBase: row.mergeBaseEtag && tag(row.mergeBaseEtag),
    lines,
  };
}

function bodyOf(row: Revision): string {
  const content = checkContent(JSON.parse(row.content));
  return 'kind' in content ? '' : content.body;
}

function tag(opaque: string): string {
  return formatEntityTag({ opaque, weak: false });
}
