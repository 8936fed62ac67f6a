import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { startPostgres } from '@/lib/server/testing/start-postgres';
import { freePort, ownServer } from './own-server';

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'midair-database-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts the application, which is to end by itself: with which status, and what it complained of. */
async function ending(env: Readonly<Record<string, string>>) {
  const server: ChildProcess = spawn(process.execPath, ['scripts/serve.mjs'], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [, said, [status]] = await Promise.all([
    text(server.stdout!),
    text(server.stderr!),
    once(server, 'exit'),
  ]);
  return { status: status as number, said: said.trim() };
}

test('a database that cannot be used until somebody mends something ends the start with one sentence', async () => {
  const damaged = path.join(folder, 'midair.sqlite');
  await writeFile(damaged, 'No database. '.repeat(99));
  const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ DATABASE_URL: 'mysql://ana:secret@127.0.0.1/midair' }, /DATABASE_URL has to begin with postgresql:/],
    [{ DATABASE_URL: 'postgresql://ana:secret@127.0.0.1:99999/midair' }, /DATABASE_URL is not an address/],
    [{}, /midair\.sqlite is damaged.*Nothing was changed.*DATA_DIR/],
    [{ DATA_DIR: path.join(damaged, 'data') }, /cannot be opened.*Nothing was changed.*DATA_DIR/],
    // The system knows no folder there, and lets nobody make one.
    [{ DATA_DIR: '/proc/midair' }, /cannot be opened.*Nothing was changed.*DATA_DIR/],
    [{ API_HOST: 'framework' }, /midair\.sqlite is damaged/],
  ];
  for (const [env, said] of cases) {
    const ended = await ending(env);
    expect(ended.said).toMatch(/^Midair could not start: [^\n]+$/);
    expect(ended.said).toMatch(said);
    expect(ended.said).not.toContain('secret');
    expect(ended.status).toBe(1);
  }
  expect(await readFile(damaged, 'utf8')).toMatch(/^No database/);
});

test('a build that is not whole ends the start with one sentence', async () => {
  const broken = '.next-broken';
  await cp('.next', broken, { recursive: true, filter: (file) => !/BUILD_ID$|\/cache$/.test(file) });
  try {
    for (const host of ['', 'framework']) {
      const ended = await ending({ API_HOST: host, NEXT_DIST_DIR: broken });
      expect(ended.said).toMatch(/^Midair could not start: [^\n]*production build[^\n]+$/);
      expect(ended.status).toBe(1);
    }
  } finally {
    await rm(broken, { recursive: true, force: true });
  }
});

test('a server whose database comes later answers 503 and says so, and heals without a restart', async ({
  page,
}) => {
  const postgres = await startPostgres();
  await postgres.halt();
  const server = await ownServer({ DATABASE_URL: postgres.url });
  try {
    // No restart would help.
    expect((await page.request.get(`${server.address}/api/health`)).status()).toBe(200);
    const ready = await page.request.get(`${server.address}/api/ready`);
    expect([ready.status(), ready.headers()['retry-after']]).toEqual([503, '1']);
    expect((await ready.json()).missing).toEqual(['database']);
    for (const [method, resource] of [
      ['GET', '/api/documents'],
      ['PUT', '/api/documents/7f1c2f0e-5d7e-4c5a-9a52-0f0a5a1b2c3d'],
    ] as const) {
      const answer = await page.request.fetch(server.address + resource, {
        method,
        data: method === 'PUT' ? {} : undefined,
      });
      expect([answer.status(), answer.headers()['retry-after']]).toEqual([503, '1']);
      expect(answer.headers()['content-type']).toBe('application/problem+json');
      expect((await answer.json()).message).toContain('database cannot be reached');
    }
    const shown = await page.goto(server.address);
    expect(shown!.status()).toBe(503);
    expect(shown!.headers()['retry-after']).toBe('1');
    await expect(
      page.getByText(/database cannot be reached right now. Nothing that you wrote is lost/).first(),
    ).toBeVisible();
    await postgres.resume();
    // Nobody reloads anything.
    await expect(page.getByRole('link', { name: 'Welcome to Midair' })).toBeVisible();
    await expect.poll(async () => (await page.request.get(`${server.address}/api/ready`)).status()).toBe(200);
  } finally {
    await server.remove();
    await postgres.stop();
  }
});

test('a database that comes with another password than ours ends the waiting, with one sentence', async () => {
  const postgres = await startPostgres();
  await postgres.halt();
  const url = new URL(postgres.url);
  url.password = 'secret';
  const ended = ending({ DATABASE_URL: url.href, PORT: await freePort(), LOG_LEVEL: 'silent' });
  try {
    await postgres.resume();
    const { status, said } = await ended;
    expect(status).toBe(1);
    expect(said).toMatch(/Midair could not start: [^\n]*user and the password in DATABASE_URL\.$/);
    expect(said).not.toContain('secret');
  } finally {
    await postgres.stop();
  }
});
