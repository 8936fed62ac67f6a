import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { notice, save, saveState, stored, textBox, typeOver } from './editing';
import { expect, type Person, test } from './fixtures';
import { type OwnServer, ownServer } from './own-server';

const TRIP = 'We leave on Monday at nine.\n\nThe train is booked.\n\nBring a coat.\n';
/** What the browser says while there is no network, or no server. */
const NO_ANSWER = /Failed to load resource: net::ERR_|network error|ERR_INTERNET_DISCONNECTED/;

const run = promisify(execFile);
let folder: string;
let server: OwnServer;
test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'midair-restore-'));
  server = await ownServer();
});
test.afterEach(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

async function command(name: 'backup' | 'restore'): Promise<void> {
  const env = { ...process.env, DATA_DIR: server.folder, DATABASE_URL: '' };
  await run(process.execPath, [`scripts/${name}.mjs`, path.join(folder, 'backup')], { env });
}

/** Puts the backup back as whoever runs the server does. */
async function putBack(): Promise<void> {
  await server.stop();
  await command('restore');
  await server.restart();
}

async function newTrip({ page }: Person): Promise<string> {
  const made = await page.request.post('/api/documents', { data: { title: 'Trip', body: TRIP } });
  return new URL(made.headers().location ?? '', server.address).pathname.split('/').pop()!;
}

/** Saves another text under the tag of the current version; answers the new tag. */
async function write({ page }: Person, id: string, body: string): Promise<string> {
  const address = `/api/documents/${id}`;
  const tag = (await page.request.get(address)).headers().etag!;
  const answer = await page.request.put(address, {
    data: { title: 'Trip', body },
    headers: { 'If-Match': tag },
  });
  expect(answer.status()).toBe(204);
  return answer.headers().etag!;
}

/** Opens a document in its editor, and saves it with another day as that version. */
async function saveTuesday({ page }: Person, id: string, version: number): Promise<void> {
  await page.goto(`/documents/${id}`);
  await typeOver(page, 'Monday', 'Tuesday');
  await save(page, version);
}

/** The editor says what became of the server, and has the text still. */
async function expectKept({ page }: Person): Promise<void> {
  await expect(notice(page)).toContainText('A backup was put back');
  await expect(textBox(page)).toContainText('Tuesday');
}

test('a tag from after a backup names nothing once that is put back, whatever is saved then', async ({
  person,
}) => {
  const ana = await person('Ana', { baseURL: server.address });
  const id = await newTrip(ana);
  await command('backup');
  const gone = await write(ana, id, 'Saved after the backup.\n');
  await putBack();
  const refused = async (version: number) => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await ana.page.request.fetch(`/api/documents/${id}`, {
        method,
        headers: {
          'If-Match': gone,
          'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
        },
        ...(method !== 'DELETE' && { data: { title: 'Trip', body: 'Saved over it.\n' } }),
      });
      expect(answer.status()).toBe(412);
      // What both went on from.
      const baseVersion = `/api/documents/${id}/versions/1`;
      expect(await answer.json()).toMatchObject({ reason: 'unknown-tag', baseVersion });
    }
    expect((await stored(ana.page, id)).version).toBe(version);
  };
  await refused(1);
  const again = await write(ana, id, 'The same number, and another text.\n');
  expect(again.split('-')[0]).toBe(gone.split('-')[0]);
  expect(again).not.toBe(gone);
  await refused(2);
  const current = await ana.page.request.get(`/api/documents/${id}`, { headers: { 'If-None-Match': gone } });
  expect([current.status(), current.headers()['base-version']]).toEqual([
    200,
    `/api/documents/${id}/versions/1`,
  ]);
});

test('an editor whose versions went as a backup was put back says so, keeps its text and saves it', async ({
  person,
  expectedErrors,
}) => {
  expectedErrors.push(NO_ANSWER);
  const ana = await person('Ana', { baseURL: server.address });
  const id = await newTrip(ana);
  await command('backup');
  const { page } = ana;
  await saveTuesday(ana, id, 2);
  await typeOver(page, 'coat', 'hat');
  await save(page, 3);
  await putBack();
  await expectKept(ana);
  await save(page, 2);
  const mine = TRIP.replace('Monday', 'Tuesday').replace('coat', 'hat');
  expect(await stored(page, id)).toMatchObject({ body: mine, version: 2 });
});

test('what others saved since is merged with it, though the numbers of versions have passed those that it knew', async ({
  person,
  expectedErrors,
}) => {
  expectedErrors.push(NO_ANSWER);
  const ana = await person('Ana', { baseURL: server.address });
  const ben = await person('Ben', { baseURL: server.address });
  const id = await newTrip(ana);
  await command('backup');
  const { page } = ana;
  await saveTuesday(ana, id, 2);
  await page.context().setOffline(true);
  await typeOver(page, 'coat', 'hat');
  await putBack();
  for (const word of ['reserved', 'paid', 'sold out']) await write(ben, id, TRIP.replace('booked', word));
  await page.context().setOffline(false);
  await expectKept(ana);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText(/v5/);
  const all = TRIP.replace('Monday', 'Tuesday').replace('coat', 'hat').replace('booked', 'sold out');
  expect(await stored(page, id)).toMatchObject({ body: all, version: 5 });
});

for (const known of [true, false]) {
  const who = known ? 'somebody whom the backup knows' : 'somebody new';
  test(`a document that ${who} made after the backup stays in the open editor, and is saved again`, async ({
    person,
    expectedErrors,
  }) => {
    expectedErrors.push(NO_ANSWER, /status of 404/);
    const ana = await person('Ana', { baseURL: server.address });
    if (known) await newTrip(ana);
    await command('backup');
    const { page } = ana;
    const id = await newTrip(ana);
    await saveTuesday(ana, id, 2);
    await putBack();
    await expectKept(ana);
    await save(page, 1);
    expect(await stored(page, id)).toMatchObject({ body: TRIP.replace('Monday', 'Tuesday'), version: 1 });
    await page.reload();
    await expect(textBox(page)).toContainText('Tuesday');
  });
}
