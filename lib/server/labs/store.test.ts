import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DatabaseDocuments } from '@/lib/server/database/database-documents';
import { DatabasePeople } from '@/lib/server/database/database-people';
import { PROVIDERS } from '@/lib/server/testing/empty-database';
import { openedDatabase } from '@/lib/server/testing/opened-database';
import { DatabaseLabs } from './database-labs';
import { LabStore } from './store';

describe.each(PROVIDERS)('labs in %s', (provider) => {
  const database = openedDatabase(provider);
  let labs: DatabaseLabs;
  let store: LabStore;

  beforeEach(async () => {
    await database().write((transaction) => transaction.lab.deleteMany());
    const documents = new DatabaseDocuments(database());
    const people = new DatabasePeople(database());
    labs = new DatabaseLabs(database());
    store = new LabStore(labs, { documents, people, now: Date.now, newId: randomUUID });
  });

  /** Labs that were made one after the other from an address; answers with their ids, the oldest first. */
  async function made(share: string, count: number, more: object = {}): Promise<readonly string[]> {
    const rows = Array.from({ length: count }, (_, nth) => ({
      id: randomUUID(),
      ownerId: randomUUID(),
      share,
      guard: 'none',
      trial: false,
      startVersion: 1,
      createdAt: new Date(Date.now() - 60_000 + nth),
      expiresAt: new Date(Date.now() + 3_600_000),
      ...more,
    }));
    await database().write((transaction) => transaction.lab.createMany({ data: rows }));
    return rows.map(({ id }) => id);
  }

  const create = (share: string, ownerId: string = randomUUID()) =>
    store.create({ ownerId, share }, 'none', false);

  it('lets an address that has its share give way to itself, and to nobody else', async () => {
    const [other] = await made('other', 1);
    const own = await made('one', 1_000);
    await store.followed([own[0]!]);
    const { lab, removed } = await create('one');
    expect(removed).toEqual([own[1]]);
    expect(await store.find(lab!.id)).not.toBeNull();
    expect(await store.find(other!)).not.toBeNull();
    expect(await store.find(own[1]!)).toBeNull();
  });

  it('refuses an address that has its share where all of its labs are in use', async () => {
    await store.followed(await made('one', 1_000));
    expect(await create('one')).toEqual({ lab: null, removed: [] });
    expect((await create('other')).lab).not.toBeNull();
  });

  it('has the address with most give way when there are too many of all: trials first, then what nobody joined', async () => {
    const joined = await made('most', 998, { joined: 1 });
    const [empty] = await made('most', 1);
    const [trial] = await made('most', 1, { trial: true });
    await made('less', 990);
    await made('new', 10);
    const gave = [];
    for (let n = 0; n < 3; n += 1) gave.push(...(await create('new')).removed);
    expect(gave).toEqual([trial, empty, joined[0]]);
  });

  it('gives one person no more labs than anybody has use for', async () => {
    const ownerId = randomUUID();
    await made('one', 40, { ownerId });
    expect((await create('one', ownerId)).lab).toBeNull();
    expect((await create('one')).lab).not.toBeNull();
  });

  it('gives one person no more of them at once either, and keeps no document of those that it refused', async () => {
    const ownerId = randomUUID();
    await made('one', 37, { ownerId });
    const before = await database().readClient.document.count();
    const all = await Promise.all(Array.from({ length: 12 }, () => create('one', ownerId)));
    expect(all.filter(({ lab }) => lab)).toHaveLength(3);
    expect(await database().readClient.document.count()).toBe(before + 3);
  });
});
