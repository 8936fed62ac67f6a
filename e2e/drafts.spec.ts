import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page, Response } from '@playwright/test';
import { about, dialog, keptOnDevice, save, saveState, stored, textBox, typeOver } from './editing';
import { type Cast, expect, type Person, type TestDocument, test } from './fixtures';
import { watchPolicy } from './violations';

test.use({ serviceWorkers: 'allow' });

const TEXT = 'We leave on Monday.\n\nBring a coat.\n';

const CANNOT_KEEP = 'Your typing cannot be kept on this device right now.';

/** Has the page find no database, as in some browsers' private windows. */
async function withoutDatabase(page: Page): Promise<void> {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not in this window.', 'InvalidStateError');
    };
  });
}

/** Has a person type over something that is then kept on their device alone. */
async function leaveTuesday(ana: Person, document: TestDocument): Promise<void> {
  await ana.open(document);
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await expect.poll(() => keptOnDevice(ana.page)).toContain('Tuesday');
}

/** Somebody with such a document. */
async function withTuesday({ person, newDocument }: Cast): Promise<{ ana: Person; document: TestDocument }> {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  await leaveTuesday(ana, document);
  return { ana, document };
}

for (const [what, last] of [
  ['its text', ''],
  ['what was typed in the moment in which it went', ' Early.'],
] as const) {
  test(`a reload waits for ${what}, however slowly the page before it goes`, async ({
    person,
    newDocument,
  }) => {
    const document = await newDocument('Trip', TEXT);
    const ana = await person('Ana');
    if (last === '') await leaveTuesday(ana, document);
    else await ana.open(document);
    await textBox(ana.page).click();
    // Stands in line for what the page holds as long as it lives, and so seems to be that page for a while longer.
    const id = await ana.page.evaluate(() => sessionStorage.getItem('midair-tab')?.split(' ').at(-1));
    const beside = await ana.newTab();
    await beside.goto('/learn');
    await beside.evaluate((name) => {
      void navigator.locks.request(name, () => new Promise((resolve) => setTimeout(resolve, 2_000)));
    }, `midair-tab-${id}`);
    await ana.page.bringToFront();
    const loaded = ana.page.waitForEvent('load');
    await ana.page.evaluate((words) => {
      if (words !== '') window.document.execCommand('insertText', false, words);
      location.reload();
    }, last);
    await loaded;
    await expect(textBox(ana.page)).toContainText(last.trim() || 'We leave on Tuesday.');
    await expect(saveState(ana.page)).toHaveText('Unsaved changes');
  });
}

test('a reload finds its text where the browser has no locks, as over plain HTTP', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  await ana.page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
  });
  await leaveTuesday(ana, document);
  await ana.page.reload();
  await expect(textBox(ana.page)).toContainText('We leave on Tuesday.');
  await save(ana.page, 2);
});

test('a save that is asked for in the moment in which the text appears is made', async ({
  person,
  newDocument,
}) => {
  const { ana } = await withTuesday({ person, newDocument });
  await ana.page.addInitScript(() => {
    const watching = new MutationObserver(() => {
      if (!window.document.querySelector('[role="textbox"]')?.textContent?.includes('Tuesday')) return;
      watching.disconnect();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', code: 'KeyS', ctrlKey: true }));
    });
    watching.observe(window.document, { childList: true, subtree: true });
  });
  await ana.page.reload();
  await expect(saveState(ana.page)).toHaveText('Saved v2');
});

test('a browser that is killed has lost nothing when it is started again', async ({
  playwright,
  launchOptions,
  baseURL,
  newDocument,
  forbidden,
}) => {
  const document = await newDocument('Trip', TEXT);
  const profile = await mkdtemp(path.join(tmpdir(), 'midair-profile-'));
  const launch = async () => {
    const context = await playwright.chromium.launchPersistentContext(profile, { ...launchOptions, baseURL });
    await watchPolicy(context, (what) => forbidden.push(what));
    return context;
  };
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
  await withoutDatabase(ana.page);
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

test('a kept draft that is opened takes the place of no other one', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  const second = await ana.newTab();
  await second.goto(`/documents/${document.id}`);
  await typeOver(second, 'a coat', 'an umbrella');
  await expect.poll(() => keptOnDevice(second)).toContain('an umbrella');

  await ana.open(document);
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await second.close();
  // Offered as soon as its tab is gone, also where something else is in the editor.
  const other = about(ana.page).filter({ hasText: 'There are more unsaved changes' });
  await expect(other).toBeVisible();
  await ana.page
    .getByRole('link', { name: /documents/i })
    .first()
    .click();
  const open = ana.page.getByRole('button', { name: 'Open Trip with its unsaved changes' });
  await expect(open).toHaveCount(2);
  await open.last().click();
  await expect(textBox(ana.page)).toContainText('an umbrella');
  await expect(textBox(ana.page)).toContainText('Monday');
  await typeOver(ana.page, 'umbrella', 'umbrella and a hat');
  await expect.poll(() => keptOnDevice(ana.page)).toContain('an umbrella and a hat');
  expect(await keptOnDevice(ana.page)).toContain('Tuesday');

  // A reload goes on with the one that was in the editor, and the other one is a click away.
  await ana.page.reload();
  await expect(textBox(ana.page)).toContainText('an umbrella and a hat');
  // The second click meets whatever has come under the pointer, and does nothing there.
  await about(ana.page).getByRole('button', { name: 'Open them' }).dblclick();
  await expect(textBox(ana.page)).toContainText('Tuesday');
  await expect.poll(() => keptOnDevice(ana.page)).toContain('an umbrella and a hat');
  await save(ana.page, 2);
  await about(ana.page).getByRole('button', { name: 'Open them' }).click();
  await expect(textBox(ana.page)).toContainText('an umbrella and a hat');
});

test('a store that is silent keeps nobody waiting, and what it had is offered when it speaks', async ({
  person,
  newDocument,
}) => {
  const { ana } = await withTuesday({ person, newDocument });
  await ana.page.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      const request = open.apply(this, given);
      if (!sessionStorage.getItem('silent')) return request;
      // Its events never come.
      const silent: IDBOpenDBRequest = Object.create(IDBOpenDBRequest.prototype);
      Object.assign(silent, { addEventListener: () => {}, removeEventListener: () => {} });
      request.onsuccess = () => request.result.close();
      return silent;
    };
  });
  await ana.page.evaluate(() => sessionStorage.setItem('silent', 'yes'));
  await ana.page.reload();
  await expect(textBox(ana.page)).toContainText('Monday');
  await expect(about(ana.page)).toContainText(CANNOT_KEEP);
  await typeOver(ana.page, 'a coat', 'an umbrella');

  await ana.page.evaluate(() => sessionStorage.removeItem('silent'));
  await about(ana.page).getByRole('button', { name: 'Open them' }).click({ timeout: 30_000 });
  await expect(textBox(ana.page)).toContainText('Tuesday');
  await expect(about(ana.page)).not.toContainText(CANNOT_KEEP);
  const kept = await keptOnDevice(ana.page);
  expect(kept).toContain('Tuesday');
  expect(kept).toContain('an umbrella');
});

test('a reading that fails costs no draft, though writing works', async ({ person, newDocument }) => {
  const { ana } = await withTuesday({ person, newDocument });
  await ana.page.addInitScript(() => {
    for (const method of ['get', 'getAll', 'getAllKeys'] as const) {
      const read = IDBObjectStore.prototype[method];
      IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...given: []) {
        if (sessionStorage.getItem('unreadable')) throw new DOMException('Broken.', 'UnknownError');
        return (read as (...given: readonly unknown[]) => IDBRequest).apply(this, given);
      };
    }
    for (const method of ['getAllKeys', 'getAll'] as const) {
      const read = IDBIndex.prototype[method];
      IDBIndex.prototype[method] = function (this: IDBIndex, ...given: []) {
        if (sessionStorage.getItem('unreadable')) throw new DOMException('Broken.', 'UnknownError');
        return (read as (...given: readonly unknown[]) => IDBRequest).apply(this, given);
      };
    }
  });
  await ana.page.evaluate(() => sessionStorage.setItem('unreadable', 'yes'));
  await ana.page.reload();
  await expect(about(ana.page)).toContainText(CANNOT_KEEP);
  await expect(textBox(ana.page)).toContainText('Monday');
  await typeOver(ana.page, 'a coat', 'an umbrella');
  await ana.page.evaluate(() => sessionStorage.removeItem('unreadable'));
  await expect.poll(() => keptOnDevice(ana.page)).toContain('an umbrella');
  expect(await keptOnDevice(ana.page)).toContain('Tuesday');
});

test('what the device does not take is asked about on every page, and is there on the way back', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  await withoutDatabase(ana.page);
  await ana.open(document);
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await expect(about(ana.page)).toContainText(CANNOT_KEEP);
  await ana.page
    .getByRole('link', { name: /documents/i })
    .first()
    .click();
  await expect(ana.page.getByRole('heading', { name: 'Documents', exact: true })).toBeVisible();
  await expect(ana.page.getByText(/Unsaved changes in .*Trip.* are only in this tab/)).toBeVisible();
  const asked = ana.page.waitForEvent('dialog');
  await ana.page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await ana.page.getByRole('link', { name: 'Trip' }).first().click();
  await expect(textBox(ana.page)).toContainText('Tuesday');
  await save(ana.page, 2);
});

test('a draft of an earlier release is taken up, and what cannot be read can be had as a file', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  await ana.page.goto('/learn');
  await ana.page.evaluate(
    async ([documentId, etag, text]) => {
      const opening = indexedDB.open('midair', 1);
      opening.onupgradeneeded = () => {
        for (const store of ['drafts', 'shelf']) {
          opening.result.createObjectStore(store, { keyPath: 'id' }).createIndex('document', 'documentId');
        }
      };
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const transaction = opening.result.transaction('drafts', 'readwrite');
      const base = { content: { title: 'Trip', body: text }, etag, version: 1, author: null, savedAt: null };
      const shared = { documentId, tab: 'before', updatedAt: new Date().toISOString() };
      transaction.objectStore('drafts').put({
        ...shared,
        id: `before.${documentId}`,
        session: {
          documentId,
          base,
          head: base,
          text: { title: 'Trip', body: text?.replace('Monday', 'Tuesday') },
          revision: 0,
          selection: { anchor: 0, head: 0 },
          saving: null,
          queued: null,
          merging: null,
          collision: null,
          gone: null,
          refusal: null,
          mergeBase: null,
          settled: null,
          shelving: [],
          counter: 3,
        },
      });
      const newer = { title: 'Holiday', body: 'Typed in a release to come.' };
      transaction.objectStore('drafts').put({ ...shared, id: 'newer', format: 99, text: newer });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opening.result.close();
    },
    [document.id, document.etag, TEXT] as const,
  );
  await ana.page.goto('/');
  const file = ana.page.waitForEvent('download');
  await ana.page.getByRole('button', { name: 'Download the text of Holiday' }).click();
  expect((await file).suggestedFilename()).toBe('Holiday.md');
  expect(await readFile(await (await file).path(), 'utf8')).toBe('Typed in a release to come.');
  await ana.page.getByRole('button', { name: 'Open Trip with its unsaved changes' }).click();
  await expect(textBox(ana.page)).toContainText('Tuesday');
  await save(ana.page, 2);
  expect(await keptOnDevice(ana.page)).toContain('Typed in a release to come.');
});

test('what another person typed is nobody else’s by itself, and no save goes out under another name', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(/Failed to load resource: the server responded with a status of 403/);
  const { ana, document } = await withTuesday({ person, newDocument });

  // The cookie goes while the document is open.
  await ana.page.context().clearCookies();
  await ana.page.keyboard.press('ControlOrMeta+s');
  await expect(about(ana.page)).toContainText('This browser was another person when this text was typed');
  expect((await stored(ana.page, document.id)).version).toBe(1);

  await ana.page.goto('/');
  await expect(ana.page.getByText(/, typed by Ana, in/)).toBeVisible();
  await ana.page.goto(`/documents/${document.id}`);
  await expect(about(ana.page)).toContainText('Ana typed unsaved changes to this document on this device');
  await expect(textBox(ana.page)).toContainText('Monday');
  await about(ana.page).getByRole('button', { name: 'Open as mine' }).click();
  await expect(textBox(ana.page)).toContainText('Tuesday');

  await ana.page.context().clearCookies();
  await ana.page.keyboard.press('ControlOrMeta+s');
  await expect(about(ana.page)).toContainText('This browser was another person when this text was typed');
  const now: { name: string } = await (await ana.page.request.get('/api/me')).json();
  await about(ana.page)
    .getByRole('button', { name: `Save as ${now.name}` })
    .click();
  await expect(saveState(ana.page)).toHaveText('Saved v2');
  expect((await stored(ana.page, document.id)).body).toContain('Tuesday');
});
