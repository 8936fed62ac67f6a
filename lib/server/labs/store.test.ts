import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Services, services } from '@/lib/server/services';
import { startOwnServices } from '@/lib/server/testing/api';
import { LabStore } from './store';

let opened: Services;
let stop: () => Promise<void>;
const used = new Set<string>();
let store: LabStore;

beforeEach(async () => {
  stop = startOwnServices();
  opened = await services();
  used.clear();
  store = new LabStore(opened.database, opened.ports, (id) => used.has(id));
});
afterEach(() => stop());

/** Labs that were made one after the other from an address; answers with their ids, the oldest first. */
async function made(share: string, count: number, more: object = {}): Promise<readonly string[]> {
  const rows = Array.from({ length: count }, (_, nth) => ({
    id: randomUUID(),
    ownerId: randomUUID(),
    share,
    guard: 'none',
    trial: false,
    startVersion: 1,
    createdAt: new Date(opened.ports.now() - 60_000 + nth),
    expiresAt: new Date(opened.ports.now() + 3_600_000),
    ...more,
  }));
  await opened.database.write((transaction) => transaction.lab.createMany({ data: rows }));
  return rows.map(({ id }) => id);
}

const create = (share: string, ownerId: string = randomUUID()) =>
  store.create({ ownerId, share }, 'none', false);

it('lets an address that has its share give way to itself, and to nobody else', async () => {
  const [other] = await made('other', 1);
  const own = await made('one', 1_000);
  used.add(own[0]!);
  const { lab, removed } = await create('one');
  expect(removed).toEqual([own[1]]);
  expect(await store.find(lab!.id)).not.toBeNull();
  expect(await store.find(other!)).not.toBeNull();
  expect(await store.find(own[1]!)).toBeNull();
});

it('refuses an address that has its share where all of its labs are in use', async () => {
  for (const id of await made('one', 1_000)) used.add(id);
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
