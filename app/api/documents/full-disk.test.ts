import { randomBytes } from 'node:crypto';
import Sqlite from 'better-sqlite3';
import { afterEach, expect, it } from 'vitest';
import { services } from '@/lib/server/services';
import { servedApi } from '@/lib/server/testing/served-api';

const api = servedApi((file) => import(/* @vite-ignore */ file), { LIMITS: 'off' });

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

async function somebody() {
  const met = await api('GET', '/api/me');
  return { Cookie: met.headers.get('Set-Cookie')!.split(';')[0]! };
}

async function made(owner: Readonly<Record<string, string>>) {
  const json = { title: 'Trip', body: 'words' };
  const answer = await api('POST', '/api/documents', { headers: owner, json });
  return { address: answer.headers.get('Location')!, tag: answer.headers.get('ETag')! };
}

/** Lets the file grow no more, on every connection that writes, and fills what room there is in it. */
async function fillDisk(address: string): Promise<void> {
  const { database } = await services();
  const limit = async (pages: number) => {
    const pragma = `PRAGMA max_page_count = ${pages}`;
    await database.statements.all({ name: pragma, text: pragma }, []);
    await database.write((transaction) => transaction.$queryRawUnsafe(pragma));
  };
  // SQLite takes it for as many as there are.
  await limit(1);
  undo.push(() => limit(1_000_000));
  const text = 'INSERT INTO "Visit" ("personId", "documentId", "at") VALUES ($1, $2, $3)';
  const id = address.split('/').at(-1)!;
  const fill = async (length: number) => {
    for (let at = 0; ; at++) {
      const filler = `filler ${length} ${at} `.padEnd(length, 'x');
      await database.statements.run({ name: 'fill', text }, [filler, id, new Date()]);
    }
  };
  for (const length of [1_000, 30]) await expect(fill(length)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
}

it('is no reason not to let somebody read who has not been here before', async () => {
  const owner = await somebody();
  const { address } = await made(owner);
  const newcomers = [await somebody(), await somebody()];
  await fillDisk(address);
  for (const headers of newcomers) {
    const read = await api('GET', address, { headers });
    expect([read.status, await read.text()]).toEqual([200, '{"title":"Trip","body":"words"}']);
  }
  await undo.splice(0)[0]!();
  // It is in their list as soon as it can be noted.
  const listed = async () => (await api('GET', '/api/documents', { headers: newcomers[0]! })).text();
  expect(await listed()).not.toContain('Trip');
  await api('GET', address, { headers: newcomers[0]! });
  expect(await listed()).toContain('Trip');
});

it('is said to pass: a change is 503 with Retry-After, and is made when it is sent again', async () => {
  const owner = await somebody();
  const { address, tag } = await made(owner);
  const headers = { ...owner, 'If-Match': tag };
  // What cannot be compressed.
  const json = { title: 'Trip', body: randomBytes(100_000).toString('base64') };
  const save = () => api('PUT', address, { headers, json });
  const invite = () =>
    api('POST', `${address}/invites`, { headers: owner, json: { access: 'edit', label: 'x'.repeat(50) } });
  await fillDisk(address);
  const refused = await save();
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '1']);
  expect((await refused.json()).message).toContain('Nothing that you wrote is lost');
  let last = await invite();
  for (let tries = 0; tries < 50 && last.status === 201; tries++) last = await invite();
  expect([last.status, last.headers.get('Retry-After')]).toEqual([503, '1']);
  await undo.splice(0)[0]!();
  expect((await save()).ok).toBe(true);
  expect((await invite()).status).toBe(201);
});

it('nor is another process that has the lock of writes: whoever reads is not kept waiting', async () => {
  const owner = await somebody();
  const { address } = await made(owner);
  const newcomer = await somebody();
  const { config } = await services();
  if (config.location.provider !== 'sqlite') throw new Error('This is about SQLite.');
  const rival = new Sqlite(config.location.file);
  undo.push(() => rival.close());
  rival.exec('BEGIN IMMEDIATE');
  expect((await api('GET', address, { headers: newcomer })).status).toBe(200);
  expect(rival.inTransaction).toBe(true);
  rival.exec('ROLLBACK');
  const listed = async () => (await api('GET', '/api/documents', { headers: newcomer })).text();
  await expect.poll(listed, { timeout: 20_000 }).toContain('Trip');
});
