import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Response } from '@playwright/test';
import { about, dialog, keptOnDevice, save, saveState, stored, textBox, typeOver } from './editing';
import { expect, test } from './fixtures';

const TEXT = 'We leave on Monday.\n\nBring a coat.\n';

const CANNOT_KEEP = 'Your typing cannot be kept on this device right now.';

test('a browser that is killed has lost nothing when it is started again', async ({
  playwright,
  launchOptions,
  baseURL,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const profile = await mkdtemp(path.join(tmpdir(), 'midair-profile-'));
  const launch = () => playwright.chromium.launchPersistentContext(profile, { ...launchOptions, baseURL });
  try {
    const before = await launch();
    const page = await before.newPage();
    await page.goto(`/documents/${document.id}`);
    await typeOver(page, 'Monday', 'the first Monday of May');
    await expect.poll(() => keptOnDevice(page)).toContain('the first Monday of May');
    const gone = before.waitForEvent('close');
    const session = await before.newCDPSession(page);
    session.send('Browser.crash').catch(() => {});
    await gone;

    const after = await launch();
    const again = await after.newPage();
    await again.goto('/');
    await again.getByRole('button', { name: 'Open Trip with its unsaved changes' }).click();
    await expect(again.getByText(/Your unsaved changes from .* are back/)).toBeVisible();
    await expect(textBox(again)).toContainText('the first Monday of May');
    await save(again, 2);
    expect((await stored(again, document.id)).body).toContain('the first Monday of May');
    await after.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

test('the last keystroke before a page goes is kept', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', 'Bring a coat');
  const { page } = await person('Ana');
  let text = 'Bring a coat';
  for (const word of [' and a hat', ', two umbrellas', ', the tickets', ' and some patience']) {
    await page.goto(`/documents/${document.id}`);
    await expect(textBox(page)).toHaveText(text);
    await textBox(page).focus();
    await page.keyboard.press('ControlOrMeta+End');
    // Left while the last words are on their way to the disk, or not even that.
    await page.keyboard.type(word);
    await page.goto('about:blank');
    text += word;
  }
  await page.goto(`/documents/${document.id}`);
  await expect(textBox(page)).toHaveText(text);
});

test('the last keystroke is kept also where another tab keeps the store of the device busy', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', 'Bring a coat');
  const ana = await person('Ana');
  await ana.open(document);
  const busy = await ana.newTab();
  await busy.goto('/');
  await busy.evaluate(async () => {
    const opening = indexedDB.open('midair');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const transaction = opening.result.transaction('drafts', 'readwrite');
    // A transaction lasts as long as it is asked for something.
    const ask = () => {
      transaction.objectStore('drafts').get('nothing').onsuccess = () => {
        if (sessionStorage.getItem('free')) opening.result.close();
        else ask();
      };
    };
    ask();
  });
  await textBox(ana.page).focus();
  await ana.page.keyboard.press('ControlOrMeta+End');
  await ana.page.keyboard.type(' and a hat');
  await ana.page.goto('about:blank');
  await busy.evaluate(() => sessionStorage.setItem('free', 'yes'));
  await ana.page.goto(`/documents/${document.id}`);
  await expect(textBox(ana.page)).toHaveText('Bring a coat and a hat');
  // The device has it now, and only there.
  await expect.poll(() => keptOnDevice(busy)).toContain('Bring a coat and a hat');
  expect(await busy.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('words')))).toEqual(
    [],
  );
});

test('two tabs keep what was typed in each, and both come back', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  await ana.open(document);
  const second = await ana.newTab();
  await second.goto(`/documents/${document.id}`);
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await typeOver(second, 'a coat', 'an umbrella');
  await expect.poll(() => keptOnDevice(second)).toContain('an umbrella');
  await expect.poll(() => keptOnDevice(second)).toContain('Tuesday');
  await ana.page.close();
  await second.close();

  const home = await ana.newTab();
  await home.goto('/');
  const open = home.getByRole('button', { name: 'Open Trip with its unsaved changes' });
  await expect(open).toHaveCount(2);
  await open.first().click();
  await expect(textBox(home)).toContainText('an umbrella');
  await expect(textBox(home)).toContainText('Monday');
  await save(home, 2);

  await home.goto('/');
  await expect(open).toHaveCount(1);
  await open.click();
  await expect(textBox(home)).toContainText('Tuesday');
  // What was saved from the other tab meanwhile fits together with it.
  await about(home).getByRole('button', { name: 'Update now' }).click();
  await save(home, 3);
  expect((await stored(home, document.id)).body).toBe('We leave on Tuesday.\n\nBring an umbrella.\n');
  await home.goto('/');
  await expect(home.getByRole('link', { name: 'Trip' }).first()).toBeVisible();
  await expect(open).toHaveCount(0);
});

test('a device that keeps nothing says so, still saves, and lets nobody leave unasked', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  // As in some browsers' private windows.
  await ana.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in this window.', 'InvalidStateError');
    };
  });
  await ana.open(document);
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await expect(about(ana.page)).toContainText(CANNOT_KEEP);
  const asked = ana.page.waitForEvent('dialog');
  await ana.page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();

  await save(ana.page, 2);
  expect((await stored(ana.page, document.id)).body).toContain('Tuesday');
});

test('a full disk is said at once, and forgotten when there is room again', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  await ana.page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      // What does not fit is found out when it is written: the whole transaction is taken back.
      if (sessionStorage.getItem('full')) this.transaction.abort();
      return request;
    };
  });
  await ana.open(document);
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await expect.poll(() => keptOnDevice(ana.page)).toContain('Tuesday');
  await expect(about(ana.page)).not.toContainText(CANNOT_KEEP);

  await ana.page.evaluate(() => sessionStorage.setItem('full', 'yes'));
  await typeOver(ana.page, 'a coat', 'an umbrella');
  await expect(about(ana.page)).toContainText(CANNOT_KEEP);

  await ana.page.evaluate(() => sessionStorage.removeItem('full'));
  await typeOver(ana.page, 'umbrella', 'umbrella and a hat');
  await expect.poll(() => keptOnDevice(ana.page)).toContain('an umbrella and a hat');
  await expect(about(ana.page)).not.toContainText(CANNOT_KEEP);
});

test('a save whose answer is lost, late or refused for now is sent again and stored once', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(/Failed to load resource: (net::ERR_|the server responded with a status of 503)/);
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  await ana.open(document);
  const sent: string[] = [];
  await ana.page.route(new RegExp(`/api/documents/${document.id}$`), async (route) => {
    const request = route.request();
    if (request.method() !== 'PUT') return route.fallback();
    sent.push(request.headers()['if-match'] ?? '');
    if (sent.length === 1) {
      return route.fulfill({
        status: 503,
        headers: { 'Retry-After': '1' },
        contentType: 'text/plain',
        body: '',
      });
    }
    if (sent.length === 2) {
      // Stored, twice even, as a network that repeats a request would have it; nobody hears of it.
      expect((await route.fetch()).ok()).toBe(true);
      await route.fetch();
      return route.abort('connectionreset');
    }
    return route.fallback();
  });
  const answered: Promise<Response> = ana.page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.ok(),
  );
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await ana.page.keyboard.press('ControlOrMeta+s');
  await answered;
  await expect(saveState(ana.page)).toHaveText('Saved v2');
  await expect(dialog(ana.page)).toHaveCount(0);
  expect(new Set(sent)).toEqual(new Set([document.etag]));
  expect(sent).toHaveLength(3);
  expect(await stored(ana.page, document.id)).toMatchObject({
    version: 2,
    body: TEXT.replace('Monday', 'Tuesday'),
  });
});
