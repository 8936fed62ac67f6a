import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ports } from '@/lib/documents/model/ports';
import type { DocumentRepository } from '@/lib/documents/model/repository';
import { MemoryRepository } from '@/lib/documents/testing/memory-repository';
import { createDocument } from '@/lib/documents/use-cases/create-document';
import { deleteDocument } from '@/lib/documents/use-cases/delete-document';
import { saveDocument } from '@/lib/documents/use-cases/save-document';
import { emptyDatabase, PROVIDERS } from '@/lib/server/testing/empty-database';
import { openDatabase } from './database';
import { DatabaseDocuments } from './database-documents';

const ANA = { id: 'ana', name: 'Ana', colour: 0 };
const TEXT = new TextEncoder().encode('{"title":"t","body":"b"}');
const CONTENT = {
  type: 'application/json',
  coding: null,
  range: null,
  digest: null,
  read: async () => TEXT,
  hash: () => '',
};
const UNCONDITIONAL = {
  method: 'PUT',
  ifMatch: null,
  ifNoneMatch: null,
  ifModifiedSince: null,
  ifUnmodifiedSince: null,
};

/** Two ways to the same repository, as two processes have them. */
interface Opened {
  readonly repositories: readonly [DocumentRepository, DocumentRepository];
  close(): Promise<void>;
}

const PLACES: Record<string, () => Promise<Opened>> = {
  memory: async () => {
    const repository = new MemoryRepository();
    return { repositories: [repository, repository], close: async () => {} };
  },
};
for (const provider of PROVIDERS) {
  PLACES[provider] = async () => {
    const { location, remove } = await emptyDatabase(provider);
    const databases = [await openDatabase(location), await openDatabase(location)] as const;
    const close = async () => {
      for (const database of databases) await database.close();
      await remove();
    };
    return {
      repositories: [new DatabaseDocuments(databases[0]), new DatabaseDocuments(databases[1])],
      close,
    };
  };
}

/** Ways to create a document, each by its own address or under one that the server chooses. */
const WAYS = {
  'PUT with If-None-Match: *': (ports: Ports, id: string, key: string) =>
    saveDocument(ports, {
      id,
      person: ANA,
      conditions: { ...UNCONDITIONAL, ifNoneMatch: '*' },
      act: { key, digest: async () => 'create' },
      content: CONTENT,
      mergeBase: null,
    }),
  POST: (ports: Ports, _: string, key: string) =>
    createDocument(ports, {
      person: ANA,
      conditions: { ...UNCONDITIONAL, method: 'POST' },
      act: { key, digest: async () => 'create' },
      content: CONTENT,
      refuse: async (): Promise<null> => null,
    }),
};

describe.each(Object.keys(PLACES))('a creation that is still on its way, in %s', (place) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await PLACES[place]!();
  });
  afterAll(() => opened.close());

  it.each(Object.keys(WAYS) as (keyof typeof WAYS)[])(
    'does not bring back what was deleted after a copy had created it, in whatever order: %s',
    async (way) => {
      const seen = new Set<string>();
      // Before which of its steps the copy arrives, and before which the deletion.
      for (let created = 0, steps = 1; created <= steps; created++) {
        for (let deleted = created; deleted <= steps; deleted++) {
          const race = await run(opened, way, created, deleted);
          steps = Math.max(steps, race.steps);
          seen.add(race.late);
          expect(race).toMatchObject({ copy: 'saved', etag: null, version: 1, history: 1, documents: 1 });
        }
      }
      expect([...seen].sort()).toEqual(['deleted', 'saved', 'saved before']);
    },
  );
});

/** What comes of it where the copy arrives before one step of the first, and the deletion before another. */
async function run({ repositories }: Opened, way: keyof typeof WAYS, created: number, deleted: number) {
  const [key, given] = [randomUUID(), randomUUID()];
  const made = new Set<string>();
  const newId = () => {
    const id = randomUUID();
    made.add(id);
    return id;
  };
  const portsOf = (documents: DocumentRepository): Ports => ({
    documents,
    people: { find: async () => [], replace: async () => true },
    now: Date.now,
    newId,
  });
  const rival = portsOf(repositories[1]);
  let id: string = given;
  let copy = '';
  let late = 'saved';
  const arrive = async () => {
    const outcome = (await WAYS[way](rival, given, key))!;
    copy = outcome.kind;
    if (outcome.kind === 'saved') id = outcome.revision.documentId;
  };
  const remove = async () => {
    const conditions = { ...UNCONDITIONAL, method: 'DELETE', ifMatch: '*' };
    expect((await deleteDocument(rival, { id, person: ANA, conditions })).kind).toBe('deleted');
  };
  let steps = 0;
  const step = async () => {
    if (steps === created) await arrive();
    if (steps === deleted) await remove();
    steps++;
  };
  const first = portsOf(heldBefore(repositories[0], step));
  const outcome = (await WAYS[way](first, given, key))!;
  // What has not happened by then happens after it.
  const total = steps;
  while (steps <= deleted) await step();
  if (outcome.kind === 'precondition-failed') {
    late = outcome.reason;
    expect(outcome.savedAs).toMatchObject({ documentId: id, version: 1 });
  } else {
    expect(outcome.kind).toBe('saved');
    if (created < total) late = 'saved before';
  }
  const found = await repositories[1].find(id);
  const history = await repositories[1].history(id, null, 9);
  const all = await Promise.all([...made, given].map((one) => repositories[1].find(one)));
  return {
    steps: total,
    late,
    copy,
    etag: found?.etag,
    version: found?.version,
    history: history.length,
    documents: all.filter((one) => one !== null).length,
  };
}

/** The same repository, where something happens before whatever it is asked. */
function heldBefore(repository: DocumentRepository, step: () => Promise<void>): DocumentRepository {
  return new Proxy(repository, {
    get: (target, name: keyof DocumentRepository) => {
      const asked = target[name].bind(target) as (...values: unknown[]) => Promise<unknown>;
      return async (...values: unknown[]) => {
        await step();
        return asked(...values);
      };
    },
  });
}
