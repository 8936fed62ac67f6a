import type { Page, Route } from '@playwright/test';
import {
  about,
  dialog,
  isSave,
  notice,
  putSent,
  save,
  saveState,
  stored,
  textBox,
  typeOver,
  writeAll,
} from './editing';
import { expect, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

const TEXT = 'We leave on Monday.\n\nBring a coat.\n';

test.use({
  expectedErrors: [
    /net::ERR_(FAILED|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE)|responded with a status of (413|429) /,
  ],
});

/** Lets the first save be dealt with in some way, and all others pass. */
async function firstSave(page: Page, deal: (route: Route) => Promise<void>): Promise<void> {
  let first = true;
  await page.route(/\/api\/documents\/[^/]+$/, async (route) => {
    if (!first || !isSave(route.request())) return route.fallback();
    first = false;
    await deal(route);
  });
}

const loseAnswer = async (route: Route) => {
  await route.fetch();
  await route.abort();
};

const refuse =
  (status: number, headers: Record<string, string> = {}) =>
  (route: Route) =>
    route.fulfill({ status, headers, contentType: 'text/html', body: '<h1>No</h1>' });

test('a save whose answer was lost is known again, although somebody built upon it', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ana.open(document);
  await firstSave(ana.page, async (route) => {
    const answer = await route.fetch();
    const put = await ben.page.request.put(`/api/documents/${document.id}`, {
      headers: { 'If-Match': answer.headers().etag! },
      data: { title: 'Trip', body: 'We leave on Tuesday morning.\n\nBring a coat.\n' },
    });
    expect(put.status()).toBe(204);
    await route.abort();
  });
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await ana.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ana.page)).toHaveText('Saved v3');
  await expect(textBox(ana.page)).toContainText('Tuesday morning');
  await expect(dialog(ana.page)).toBeHidden();
});

test('a save that the server puts off is sent again as it was, and the reason is said', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const { page, open } = await person('Ana');
  await open(document);
  await firstSave(page, refuse(429, { 'Retry-After': '2' }));
  await typeOver(page, 'Monday', 'Tuesday');
  const first = putSent(page);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('The server asks you to wait, then it is saved');
  await expect(about(page)).toContainText('asks you to wait a moment');
  const again = await putSent(page);
  const before = await first;
  expect(again.postData()).toBe(before.postData());
  for (const field of ['if-match', 'idempotency-key']) {
    expect(again.headers()[field]).toBe(before.headers()[field]);
    expect(again.headers()[field]).toBeTruthy();
  }
  await expect(saveState(page)).toHaveText('Saved v2');
});

test('what the server puts off to load is loaded by itself, and how long that takes is said', async ({
  person,
  newDocument,
  baseURL,
}) => {
  const document = await newDocument('Trip', TEXT);
  const { page } = await person('Ana');
  let isBusy = true;
  await page.route(/\/api\/documents(?:\/[^/?]+)?(?:\?.*)?$/, async (route) => {
    if (route.request().method() !== 'GET' || !isBusy) return route.fallback();
    await refuse(429, { 'Retry-After': '2' })(route);
  });
  // Pages come with what they show; the shell does not, and has to ask.
  await page.route(/\/documents\/[^/?]+$/, async (route) => {
    if (!route.request().isNavigationRequest()) return route.fallback();
    await route.fulfill({ response: await route.fetch({ url: new URL('/offline', baseURL).href }) });
  });
  const waiting = page.getByRole('alert').filter({ hasText: 'The page tries again in 2 seconds' });
  await page.goto(`/documents/${document.id}`);
  await expect(waiting).toBeVisible();
  isBusy = false;
  await expect(textBox(page)).toContainText('We leave on Monday.');
  await page.goto('/');
  await page.request.delete(`/api/documents/${document.id}`, { headers: { 'If-Match': document.etag } });
  isBusy = true;
  await page.getByText('Deleted documents').click();
  await expect(waiting).toBeVisible();
  isBusy = false;
  await expect(page.getByText('Trip', { exact: true })).toBeVisible();
});

test('a refusal says what it means, and keeps the text', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', TEXT);
  const { page, open } = await person('Ana');
  await open(document);
  await firstSave(page, refuse(413));
  await typeOver(page, 'Monday', 'Tuesday');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(about(page)).toContainText('larger than a document may be');
  await expect(textBox(page)).toContainText('Tuesday');
  await about(page).getByRole('button', { name: 'Try again' }).click();
  await expect(saveState(page)).toHaveText('Saved v2');
});

test('what was discarded while offline is not saved later, and comes back as it was', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const { page, open } = await person('Ana');
  await open(document);
  // Where the service worker is blocked, the window that asks has to be loaded before the network goes.
  await page.getByRole('button', { name: 'Document menu' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  await page.context().setOffline(true);
  // No word vanishes by it.
  await typeOver(page, 'coat.', 'coat. 🎉');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Offline, kept on this device');
  await about(page).getByRole('button', { name: 'Discard my changes' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(textBox(page)).not.toContainText('🎉');
  const looked = page.waitForResponse(
    (answer) => answer.url().endsWith(`/api/documents/${document.id}`) && answer.request().method() === 'GET',
  );
  await page.context().setOffline(false);
  await looked;
  await expect(saveState(page)).toHaveText('Saved v1');
  await notice(page).getByRole('button', { name: 'Undo' }).click();
  await expect(textBox(page)).toContainText('🎉');
  expect((await stored(page, document.id)).version).toBe(1);
  await save(page, 2);
  expect((await stored(page, document.id)).body).toBe(TEXT.replace('coat.', 'coat. 🎉'));
});

test('leaving saves what is not saved yet, where saving is automatic', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', TEXT);
  const { page, open } = await person('Ana');
  await page.addInitScript(
    () => location.protocol === 'http:' && localStorage.setItem('midair.autosave', 'on'),
  );
  await page.clock.install();
  await open(document);
  await typeOver(page, 'Monday', 'Tuesday');
  await page
    .getByRole('link', { name: /All documents|Midair|Documents/ })
    .first()
    .click();
  await expect.poll(async () => (await stored(page, document.id)).body).toContain('Tuesday');

  await open(document);
  await typeOver(page, 'coat', 'hat');
  await page.goto('about:blank');
  await expect.poll(async () => (await stored(page, document.id)).body).toContain('hat');
});

test('a new document whose answer was lost is one document', async ({ person }) => {
  const { page } = await person('Ana');
  await page.goto('/');
  await firstSave(page, loseAnswer);
  await page.getByRole('button', { name: 'New document' }).first().click();
  await expect(page).toHaveURL(/\/documents\/[^/]+$/);
  const list = await (await page.request.get('/api/documents')).json();
  expect(list.filter(({ title }: { title: string }) => title === 'Untitled')).toHaveLength(1);
});

test('a slow network is one that moves: the save shows how far it is, and is made by one request', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const { page, open } = await person('Ana');
  await open(document);
  await writeAll(page, 'A line of a long text.\n'.repeat(12_000));
  const puts: string[] = [];
  page.on('request', (request) => isSave(request) && puts.push(request.url()));
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 64_000,
  });
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText(/Saving… [1-9]\d?%/);
  await expect(saveState(page)).toHaveText('Saved v2', { timeout: 20_000 });
  expect(puts).toHaveLength(1);
});

test('half a word of an input method is not saved: what was there before is, then the word', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const { page, open } = await person('Ana');
  await open(document);
  await typeOver(page, 'coat', 'hat');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await expect(textBox(page)).toContainText('hatni');
  const first = putSent(page);
  await page.keyboard.press('ControlOrMeta+s');
  expect((await first).postDataJSON().body).toBe(TEXT.replace('coat', 'hat'));
  const second = putSent(page);
  await session.send('Input.insertText', { text: '你' });
  expect((await second).postDataJSON().body).toBe(TEXT.replace('coat', 'hat你'));
  await expect(saveState(page)).toHaveText('Saved v3');
});
