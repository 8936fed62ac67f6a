import type { BrowserContext, Page, Worker } from '@playwright/test';
import { about, dialog, keptOnDevice, save, saveState, stored, textBox, titleBox, typeOver } from './editing';
import { expect, type Person, type TestDocument, test } from './fixtures';
import { type Gateway, gateway } from './gateway';

test.use({ serviceWorkers: 'allow' });

const TEXT = 'We leave on Monday.\n\nBring a coat.\n';

/** What a browser, and the framework in it, say of requests that nobody answers. */
const NO_ANSWER = [
  /net::ERR_INTERNET_DISCONNECTED|net::ERR_FAILED/,
  /Failed to fetch RSC payload/,
  /An unknown error occurred when fetching the script/,
];

const LAST_SEEN = 'This is the version that was last seen on this device';
const LIST_LAST_SEEN = 'This is your list as it was last seen on this device';

/** Waits until the worker of this browser has all that it needs to open the application by itself. */
async function workerReady(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await expect.poll(() => workersComing(page)).toBe(0);
}

/** How many workers are not yet at work: still loading what they need, or taking over. */
function workersComing(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { installing, waiting, active } = (await navigator.serviceWorker.getRegistration())!;
    return [installing, waiting, active?.state === 'activated' ? null : active].filter(Boolean).length;
  });
}

/** What this browser's device keeps of documents seen, as text. */
function seenOnDevice(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('midair-seen');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction(['documents', 'lists']);
          const found: unknown[] = [];
          for (const name of ['documents', 'lists']) {
            all.objectStore(name).getAll().onsuccess = ({ target }) =>
              found.push((target as IDBRequest).result);
          }
          all.oncomplete = () => {
            opening.result.close();
            resolve(JSON.stringify(found));
          };
        };
      }),
  );
}

/** The address and the text of everything in the browser's caches. */
function cached(
  page: Page,
): Promise<readonly { readonly cache: string; readonly path: string; readonly text: string }[]> {
  return page.evaluate(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const text = (await (await cache.match(request))?.text()) ?? '';
        found.push({ cache: name, path: new URL(request.url).pathname, text });
      }
    }
    return found;
  });
}

/** Opens a document and waits until this browser can open it by itself. */
async function openForLater(person: Person, document: TestDocument): Promise<void> {
  await person.open(document);
  await workerReady(person.page);
  await expect.poll(() => seenOnDevice(person.page)).toContain(document.id);
}

/** Takes the network away. A service worker that was just starting would go on having it, so each is asked. */
async function offline(context: BrowserContext): Promise<void> {
  const reach = (worker: Worker) =>
    worker.evaluate(async (url) => (await fetch(url).catch(() => null)) !== null, '/api/health');
  await expect
    .poll(async () => {
      await context.setOffline(true);
      return Promise.all(context.serviceWorkers().map(reach));
    })
    .not.toContain(true);
}
const online = (context: BrowserContext) => context.setOffline(false);

test.beforeEach(({ expectedErrors }) => {
  expectedErrors.push(...NO_ANSWER);
});

test('a document opens without network as it was last seen; what is typed there stays, and is saved later', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  const { page } = ana;
  await openForLater(ana, document);

  await offline(page.context());
  await page.reload();
  await expect(textBox(page)).toContainText('We leave on Monday.');
  await expect(titleBox(page)).toHaveValue('Trip');
  await expect(about(page)).toContainText(LAST_SEEN);
  await expect(about(page)).toContainText('You are offline.');

  await typeOver(page, 'Monday', 'the first Monday of May');
  await expect.poll(() => keptOnDevice(page)).toContain('the first Monday of May');
  await page.reload();
  await expect(textBox(page)).toContainText('We leave on the first Monday of May.');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(about(page)).toContainText('Your save is sent when the connection is back.');

  await online(page.context());
  await expect(saveState(page)).toHaveText('Saved v2');
  expect((await stored(page, document.id)).body).toBe(TEXT.replace('Monday', 'the first Monday of May'));
  await page.reload();
  await expect(textBox(page)).toContainText('We leave on the first Monday of May.');
  await expect(about(page).getByText(LAST_SEEN)).toHaveCount(0);
});

test('what is typed over a version last seen meets a newer one as any collision', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await openForLater(ben, document);
  await offline(ben.page.context());
  await ana.open(document);
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);

  await ben.page.reload();
  await expect(about(ben.page)).toContainText(LAST_SEEN);
  await typeOver(ben.page, 'Monday', 'Friday');
  await ben.page.keyboard.press('ControlOrMeta+s');
  const sent = ben.page.waitForResponse((r) => r.request().method() === 'PUT' && r.status() === 412);
  await online(ben.page.context());
  expect((await sent).request().headers()['if-match']).toBe(document.etag);
  await dialog(ben.page).getByRole('radio', { name: 'Keep both, mine first' }).check();
  await dialog(ben.page).getByRole('button', { name: 'Save merged version' }).click();
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Friday');
  expect(body).toContain('Tuesday');
});

test('the list opens without network, leads to documents that were opened here, and is the newest again afterwards', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  const { page } = ana;
  await openForLater(ana, document);
  await page.goto('/');
  await expect(
    page.getByRole('list', { name: 'Documents' }).getByRole('link', { name: 'Trip' }),
  ).toBeVisible();
  await expect.poll(() => seenOnDevice(page)).toContain('"rows"');

  await offline(page.context());
  await page.reload();
  await expect(page.getByText(LIST_LAST_SEEN)).toBeVisible();
  const list = page.getByRole('list', { name: 'Documents' });
  // The document that everybody finds was never opened here.
  await expect(list.getByText('not opened on this device yet').first()).toBeVisible();
  await list.getByRole('link', { name: 'Trip' }).click();
  await expect(textBox(page)).toContainText('We leave on Monday.');
  await expect(page).toHaveURL(new RegExp(`/documents/${document.id}$`));
  await page.goBack();
  await expect(page.getByText(LIST_LAST_SEEN)).toBeVisible();
  // Titles, and the texts that are here, are searched here.
  const field = page.getByRole('searchbox');
  await field.fill('bring A COAT');
  await expect(page.getByText('the text of those that were opened on this device')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByRole('link', { name: 'Trip' })).toBeVisible();
  await field.fill('zebra');
  await expect(page.getByText('No document on this device has these words.')).toBeVisible();
  await field.fill('Trip');
  await expect(list.getByRole('link', { name: 'Trip' })).toBeVisible();

  await online(page.context());
  await expect(page.getByText(LIST_LAST_SEEN)).toHaveCount(0);
  await expect(list.getByRole('button', { name: 'Menu of Trip' })).toBeVisible();
});

test('a document begun without network is there at once, and is made when it is back, though its tab is closed by then', async ({
  person,
  expectedErrors,
}) => {
  // The server does not know it yet when it is opened.
  expectedErrors.push(/status of 404/);
  const ana = await person('Ana');
  const { page } = ana;
  const context = page.context();
  await page.goto('/');
  await workerReady(page);
  const later = await context.newPage();
  await later.goto('/');
  await offline(context);
  await page.bringToFront();
  await page.getByRole('button', { name: 'New document' }).click();
  await titleBox(page).fill('Island');
  await textBox(page).fill('There are goats.');
  await expect(saveState(page)).toHaveText('Offline, kept on this device');
  await expect.poll(() => keptOnDevice(page)).toContain('There are goats.');
  const id = new URL(page.url()).pathname.split('/').pop()!;
  const begun = later.getByText(/^New document from .*, only on this device until the server answers/);
  await expect(begun).toContainText('open in another tab');
  await page.reload();
  await expect(textBox(page)).toHaveText('There are goats.');
  await expect(titleBox(page)).toHaveValue('Island');
  await page.close();
  await expect(begun).not.toContainText('open in another tab');

  await online(context);
  const list = later.getByRole('list', { name: 'Documents' });
  await expect(list.getByRole('link', { name: 'Island' })).toBeVisible();
  await expect(begun).toHaveCount(0);
  expect(await stored(later, id)).toMatchObject({ version: 2, body: 'There are goats.' });
  await list.getByRole('link', { name: 'Island' }).click();
  await expect(saveState(later)).toHaveText('Saved v2');
});

test('from a list that is open a document still opens when the network has gone', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  const { page } = ana;
  await openForLater(ana, document);
  await page.goto('/');
  const link = page.getByRole('list', { name: 'Documents' }).getByRole('link', { name: 'Trip' });
  await expect(link).toBeVisible();
  await offline(page.context());
  await link.click();
  await expect(textBox(page)).toContainText('We leave on Monday.');
  await typeOver(page, 'Monday', 'Friday');
  await page.getByRole('link', { name: 'All documents' }).click();
  await page.getByRole('button', { name: 'Open Trip with its unsaved changes' }).click();
  await expect(textBox(page)).toContainText('We leave on Friday.');
  await online(page.context());
  await save(page, 2);
  expect((await stored(page, document.id)).body).toContain('Friday');
});

test('a document that was never opened here, and a page that needs the server, say so kindly', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const other = await newDocument('Packing', 'Socks.\n');
  const ana = await person('Ana');
  const { page } = ana;
  await openForLater(ana, document);
  await offline(page.context());
  await page.goto(`/documents/${other.id}`);
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  await expect(page.getByText('This has not been opened on this device yet')).toBeVisible();
  await page.goto('/learn/412');
  await expect(page.getByText('This page needs the server.')).toBeVisible();
  await page.goBack();
  await expect(page.getByText('This has not been opened on this device yet')).toBeVisible();
  // It opens by itself.
  await online(page.context());
  await expect(textBox(page)).toContainText('Socks.');
});

test('no answer of the API is ever in a cache, and nothing in a cache knows anybody', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip to the unmistakable island', TEXT);
  const ana = await person('Ana the unmistakable');
  const { page } = ana;
  await openForLater(ana, document);
  await page.goto('/');
  await page.goto(`/documents/${document.id}/history`);
  await page.goto('/learn');
  await page.goto(`/documents/${document.id}`);
  await typeOver(page, 'Monday', 'Friday');
  await save(page, 2);
  await expect.poll(() => seenOnDevice(page)).toContain('Friday');
  await offline(page.context());
  await page.reload();
  await expect(textBox(page)).toContainText('Friday');
  const entries = await cached(page);
  expect(entries.length).toBeGreaterThan(20);
  expect(entries.filter(({ path }) => path.startsWith('/api'))).toEqual([]);
  for (const words of ['unmistakable', document.id, 'We leave on']) {
    expect(
      entries.filter(({ text }) => text.includes(words)).map(({ path }) => path),
      words,
    ).toEqual([]);
  }
});

test('somebody else on the same device is shown nothing of what the person before has seen', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const other = await newDocument('Packing', 'Socks.\n');
  const ana = await person('Ana');
  const { page } = ana;
  await openForLater(ana, document);
  await page.goto('/');
  await expect.poll(() => seenOnDevice(page)).toContain('"rows"');

  await page.context().clearCookies();
  await page.goto(`/documents/${other.id}`);
  await expect(textBox(page)).toContainText('Socks.');
  await expect.poll(() => seenOnDevice(page)).toContain(other.id);
  expect(await seenOnDevice(page)).not.toContain(document.id);
  await offline(page.context());
  await page.goto(`/documents/${document.id}`);
  await expect(page.getByText('This has not been opened on this device yet')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  await expect(page.getByText('Trip')).toHaveCount(0);
});

test.describe('behind a gateway', () => {
  let front: Gateway;
  test.beforeEach(async ({ baseURL, expectedErrors }) => {
    expectedErrors.push(
      /status of 502/,
      // The gateway is closed before the pages are.
      /ERR_CONNECTION_RESET|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING/,
    );
    front = await gateway(baseURL ?? '');
  });
  test.afterEach(() => front.close());

  test('a document opens, and keeps what is typed, while only the gateway answers', async ({
    person,
    newDocument,
  }) => {
    const document = await newDocument('Trip', TEXT);
    const ana = await person('Ana', { baseURL: front.address });
    const { page } = ana;
    await openForLater(ana, document);
    front.be('down');
    await page.reload();
    await expect(textBox(page)).toContainText('We leave on Monday.');
    await expect(about(page)).toContainText(LAST_SEEN);
    await typeOver(page, 'Monday', 'Friday');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(saveState(page)).toHaveText('The server could not take it, sending again…');
    front.be('open');
    await expect(saveState(page)).toHaveText('Saved v2', { timeout: 60_000 });
    await expect(about(page).getByText(LAST_SEEN)).toHaveCount(0);
    expect((await stored(page, document.id)).body).toContain('Friday');
  });

  test('a new release is taken up as a whole, and the cache of the one before the last goes', async ({
    person,
    newDocument,
  }) => {
    const document = await newDocument('Trip', TEXT);
    const ana = await person('Ana', { baseURL: front.address });
    const { page } = ana;
    await openForLater(ana, document);
    const builds = async () => [...new Set((await cached(page)).map(({ cache }) => cache))];
    const [first] = await builds();

    const seen = [first];
    for (let round = 0; round < 2; round++) {
      const build = front.release();
      // Online the page is of the new release at once, whatever the worker has.
      await page.reload();
      expect((await page.content()).includes(build)).toBe(true);
      seen.push(`midair-shell-${build}`);
      await expect.poll(builds).toEqual(seen.slice(-2));
      await workerReady(page);

      await offline(page.context());
      await page.reload();
      await expect(textBox(page)).toContainText('We leave on Monday.');
      expect((await page.content()).includes(build)).toBe(true);
      await online(page.context());
    }
    // Whatever a shell needs is of its own release: nothing names another.
    for (const { cache, path, text } of await cached(page)) {
      if (path === '/offline') expect(text.includes(cache.replace('midair-shell-', ''))).toBe(true);
    }
  });

  test('a worker that the server has no more is taken away, and everything else works on', async ({
    person,
    newDocument,
    expectedErrors,
  }) => {
    expectedErrors.push(/status of 404|bad HTTP response code \(404\)/);
    const document = await newDocument('Trip', TEXT);
    const ana = await person('Ana', { baseURL: front.address });
    const { page } = ana;
    await openForLater(ana, document);
    front.be('without-worker');
    await page.reload();
    await expect.poll(async () => (await cached(page)).length).toBe(0);
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
      .toBe(0);
    await page.reload();
    await typeOver(page, 'Monday', 'Friday');
    await save(page, 2);
    front.be('open');
    await page.reload();
    await workerReady(page);
    expect(await cached(page)).not.toEqual([]);
  });
});
