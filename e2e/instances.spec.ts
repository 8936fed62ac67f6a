import { type APIRequestContext, expect, test } from '@playwright/test';
import { startPostgres, type TestPostgres } from '@/lib/server/testing/start-postgres';
import { redisProgram, startRedis } from '@/lib/server/testing/start-redis';
import { type OwnServer, ownServer } from './own-server';
import { follow } from './permissions/stream';

/** What instances hear of each other by; Redis where the system has it. */
const RELAYS = [
  ['PostgreSQL', async () => ({ url: '', stop: async () => {} })] as const,
  ...(redisProgram() === null ? [] : [['Redis', startRedis] as const]),
];

/** Saves a document of somebody's own, of which it keeps the tag. */
async function ownDocument(request: APIRequestContext, address: string) {
  const data = { title: 'Notes', body: 'one' };
  const made = await request.post(`${address}/api/documents`, { data });
  expect(made.status()).toBe(201);
  const path = made.headers().location!;
  const fields = { cookie: made.headers()['set-cookie']!.split(';')[0]! };
  let etag = made.headers().etag!;
  return {
    id: path.split('/').at(-1)!,
    save: async (at: string, body: string) => {
      const headers = { ...fields, 'if-match': etag };
      const saved = await request.put(at + path, { headers, data: { title: 'Notes', body } });
      etag = saved.headers().etag ?? etag;
      return saved.status();
    },
    isThere: async (at: string) => {
      const report = { tab: 'own', unsaved: false, lines: [] };
      const told = await request.put(`${at}${path}/presence`, { headers: fields, data: report });
      expect(told.status()).toBe(204);
    },
  };
}

for (const [relay, start] of RELAYS) {
  test.describe(`Two instances over PostgreSQL that hear of each other by ${relay}`, () => {
    let postgres: TestPostgres;
    let passing: { readonly url: string; stop(): Promise<void> };
    let dying: OwnServer;
    let staying: OwnServer;

    test.beforeEach(async () => {
      postgres = await startPostgres();
      passing = await start();
      const env = { DATABASE_URL: postgres.url, REDIS_URL: passing.url, LIMITS: 'updates.person=6' };
      [dying, staying] = await Promise.all([ownServer(env), ownServer(env)]);
      for (const { address } of [dying, staying]) {
        await expect.poll(async () => (await fetch(`${address}/api/ready`)).status).toBe(200);
      }
    });
    test.afterEach(async () => {
      await Promise.all([dying.remove(), staying.remove()]);
      await passing.stop();
      await postgres.stop();
    });

    test('tell what was saved and who is there, count together, and let go whose instance dies', async ({
      request,
    }) => {
      const { id, save, isThere } = await ownDocument(request, dying.address);
      const stream = await follow(staying.address, {}, [id]);
      const people = () => {
        const last = stream.heard.findLast(({ type }) => type === 'presence')!;
        return (last.data.people as readonly unknown[]).length;
      };
      expect(people()).toBe(0);
      expect(await save(dying.address, 'two')).toBe(204);
      await stream.until(({ type, data }) => type === 'version' && data.version === 2);

      const answered: number[] = [];
      for (let nth = 0; nth < 8; nth++)
        answered.push(await save([staying, dying][nth % 2]!.address, `${nth}`));
      const done = answered.filter((status) => status === 204).length;
      expect(done).toBeGreaterThan(1);
      expect(done).toBeLessThan(6);
      expect(answered.slice(done)).toEqual(Array(8 - done).fill(429));

      await isThere(dying.address);
      await expect.poll(people).toBe(1);
      await dying.kill();
      await expect.poll(people).toBe(0);
      stream.close();
    });
  });
}
