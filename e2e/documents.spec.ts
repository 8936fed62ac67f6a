import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { keptOnDevice, save, saveState, stored, textBox, titleBox, typeOver } from './editing';
import { expect, type Person, test } from './fixtures';

const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

test('a document is renamed, pinned, deleted and brought back', async ({ person, newDocument }) => {
  const document = await newDocument('Shopping list', 'Milk and tea.');
  const { page, open } = await person('Ana');
  await open(document);

  await page.getByRole('link', { name: 'All documents' }).click();
  await page.getByRole('button', { name: 'Menu of Shopping list' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Groceries');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Groceries')).toContainText('v2');

  await page.getByRole('button', { name: 'Menu of Groceries' }).click();
  await page.getByRole('menuitem', { name: 'Pin', exact: true }).click();
  const pinned = page.getByRole('region', { name: 'Pinned on this device' });
  await expect(pinned.getByRole('link', { name: 'Groceries' })).toBeVisible();
  await page.reload();
  await pinned.getByRole('button', { name: 'Unpin Groceries' }).click();
  await expect(pinned).toHaveCount(0);

  await page.getByRole('button', { name: 'Menu of Groceries' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row(page, 'Groceries').getByRole('link')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Groceries').getByRole('link', { name: 'Groceries' })).toBeVisible();
  await row(page, 'Groceries').getByRole('link', { name: 'Groceries' }).click();
  await expect(textBox(page)).toContainText('Milk and tea.');
});

test('a list says who is in a document now, and moves on by itself when somebody saves', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const other = await newDocument('Elsewhere', 'Nobody is here.\n');
  const ana = await person('Ana');
  const ben = await person('Ben');
  for (const each of [other, document]) await ana.open(each);
  await ana.page.getByRole('link', { name: 'All documents' }).click();
  await expect(row(ana.page, 'Trip')).not.toContainText('in it now');

  await ben.open(document);
  await expect(row(ana.page, 'Trip')).toContainText('Ben is in it now');
  await expect(row(ana.page, 'Elsewhere')).not.toContainText('in it now');
  const cleo = await person('Cleo');
  await cleo.open(document);
  await expect(row(ana.page, 'Trip')).toContainText('Ben and Cleo are in it now');
  const again = await ana.newTab();
  await again.goto(`/documents/${document.id}`);
  await expect(row(ana.page, 'Trip')).toContainText('Ben and 2 others are in it now');
  await again.close();
  await cleo.page.close();
  await expect(row(ana.page, 'Trip')).toContainText('Ben is in it now');

  const places = await ana.page.getByRole('list', { name: 'Documents' }).getByRole('link').allTextContents();
  await titleBox(ben.page).fill('Trip to Rome');
  await save(ben.page, 2);
  await expect(row(ana.page, 'Trip to Rome')).toContainText(/^B.*Trip to RomeBen, just now · v2/);
  // Nothing moves under a pointer.
  expect(await ana.page.getByRole('list', { name: 'Documents' }).getByRole('link').allTextContents()).toEqual(
    places.map((title) => (title === 'Trip' ? 'Trip to Rome' : title)),
  );

  await ben.page.getByRole('link', { name: 'All documents' }).click();
  await expect(row(ana.page, 'Trip to Rome')).not.toContainText('in it now');
  await ben.page.getByRole('button', { name: 'Menu of Trip to Rome' }).click();
  await ben.page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row(ana.page, 'Trip to Rome')).toHaveCount(0);
  await expect(row(ana.page, 'Elsewhere')).toBeVisible();
});

test('focus stays in a list whose items go, one after the other', async ({ person }) => {
  const { page } = await person('Ana');
  for (const title of ['One', 'Two', 'Three']) {
    const made = await page.request.post('/api/documents', { data: { title, body: '' } });
    expect(made.status()).toBe(201);
  }
  await page.goto('/');
  const remove = async (title: string) => {
    await page.getByRole('button', { name: `Menu of ${title}` }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await expect(page.getByRole('link', { name: title, exact: true })).toHaveCount(0);
  };
  await remove('Two');
  await expect(page.getByRole('link', { name: 'One', exact: true })).toBeFocused();
  await remove('Three');
  await expect(page.getByRole('link', { name: 'One', exact: true })).toBeFocused();
  await remove('One');
  await expect(page.locator(':focus')).toHaveCount(1);
  await page.getByText('Deleted documents').press('Enter');
  for (const title of ['One', 'Two', 'Three']) {
    await page.getByRole('button', { name: `Restore ${title}` }).press('Enter');
    await expect(page.getByRole('button', { name: `Restore ${title}` })).toHaveCount(0);
    await expect(page.locator(':focus')).toHaveCount(1);
  }
  await expect(page.getByText('Deleted documents')).toBeFocused();
});

test('search finds words in titles and texts', async ({ person, newDocument }) => {
  const { page, open } = await person('Ana');
  const mark = `zebra${Date.now()}`;
  const document = await newDocument('About animals', `The ${mark} is striped.`);
  await open(document);
  await page.goto('/');
  await page.getByRole('searchbox').fill(mark);
  await expect(row(page, 'About animals')).toBeVisible();
  await page.getByRole('searchbox').fill(`${mark}nothing`);
  await expect(row(page, 'About animals')).toHaveCount(0);
});

test('a Markdown file becomes a document, byte for byte', async ({ person }) => {
  const { page } = await person('Ana');
  await page.goto('/');
  const text = '# Notes\r\n\r\nLine one\r\nLine two, no end';
  await page
    .getByLabel('Markdown files to import')
    .setInputFiles({ name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
  await expect(page).toHaveURL(/\/documents\//);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await expect(textBox(page)).toContainText('Line two, no end');
  expect((await stored(page, id)).body).toBe(text);

  await textBox(page).getByText('Line one').click();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Saved v2');
  expect((await stored(page, id)).body).toBe('# Notes\r\n\r\nLine one!\r\nLine two, no end');
});

test('history lists, compares word by word and restores', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const { page } = await person('Ana');
  const put = await page.request.put(`/api/documents/${document.id}`, {
    data: { title: 'Trip', body: 'We leave on Tuesday.\n' },
    headers: { 'If-Match': document.etag },
  });
  expect(put.status()).toBe(204);
  await page.goto(`/documents/${document.id}/history`);
  const versions = page.getByRole('navigation', { name: 'Versions' });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  const chosen = page.getByRole('region', { name: 'The version chosen' });
  await expect(chosen.locator('del')).toContainText('Monday');
  await expect(chosen.locator('ins')).toContainText('Tuesday');

  await versions.getByRole('link', { name: /^v1/ }).click();
  await page.getByRole('button', { name: 'Restore this version' }).click();
  await expect(page.getByRole('heading', { name: 'Version 3' })).toBeVisible();
  await expect(versions.getByRole('listitem')).toHaveCount(3);
  expect((await stored(page, document.id)).body).toBe('We leave on Monday.\n');
  await expect(versions.getByRole('link', { name: /^v3/ })).toContainText('Restored from v1');

  await page.getByRole('button', { name: 'Name this version' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Sent to Ben');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Version 3 · Sent to Ben' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rename this version' })).toBeFocused();
  await expect(versions.getByRole('link', { name: /^v3/ })).toContainText('Sent to Ben');

  const slider = page.getByRole('slider', { name: 'Go through time' });
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^Version 2 of 3, you, /);
  await expect(page).toHaveURL(/\?v=2$/);
  await expect(chosen.locator('ins')).toContainText('Tuesday');
  await expect(slider).toBeFocused();
});

test('what somebody saves meanwhile takes no name that is being typed, and gets none', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', 'We leave on Monday.');
  const { page } = await person('Ana');
  await page.goto(`/documents/${document.id}/history`);
  await page.getByRole('button', { name: 'Name this version' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Sent to Ben');
  const put = await page.request.put(`/api/documents/${document.id}`, {
    data: { title: 'Trip', body: 'We leave on Tuesday.' },
    headers: { 'If-Match': document.etag },
  });
  expect(put.status()).toBe(204);
  await expect(page.locator('h2', { hasText: 'Version 2' })).toBeAttached();
  await page.getByRole('textbox', { name: 'Name' }).press('Enter');
  const versions = page.getByRole('navigation', { name: 'Versions' });
  await expect(versions.getByRole('link', { name: /^v1/ })).toContainText('Sent to Ben');
  await expect(versions.getByRole('link', { name: /^v2/ })).not.toContainText('Sent to Ben');
});

test('the version chosen is in view, however far down the list it was chosen, and its saves are folded', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Log', 'Line 0\n');
  const { page } = await person('Ana', { viewport: { width: 1280, height: 700 } });
  let { etag } = document;
  for (let nth = 1; nth <= 30; nth++) {
    const put = await page.request.put(`/api/documents/${document.id}`, {
      data: { title: 'Log', body: `Line ${nth}\n` },
      headers: { 'If-Match': etag },
    });
    etag = put.headers().etag ?? '';
  }
  await page.goto(`/documents/${document.id}/history`);
  const versions = page.getByRole('navigation', { name: 'Versions' });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  const fold = versions.getByRole('button', { name: '29 more saves, v2 to v30' });
  await fold.press('Enter');
  await expect(versions.getByRole('listitem')).toHaveCount(31);
  await versions.getByRole('link', { name: /^v3\b/ }).click();
  await expect(page.getByRole('heading', { name: 'Version 3', exact: true })).toBeInViewport();
  await page.setViewportSize({ width: 360, height: 640 });
  await page.getByRole('link', { name: 'All versions' }).click();
  await expect(versions.getByRole('link', { name: /^v3\b/ })).toBeFocused();
  await versions.getByRole('link', { name: /^v4\b/ }).click();
  await expect(page.getByRole('heading', { name: 'Version 4', exact: true })).toBeInViewport();
});

test('history says who wrote each line, and leads to the version that it came with', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', 'We leave on Monday.\nBring a coat.\n');
  const texts = [
    ['Ana', 'We leave on Tuesday.\nBring a coat.\n'],
    ['Ben', 'We leave on Tuesday.\nBring a coat.\n\nThe train is booked.\n'],
  ] as const;
  let { etag } = document;
  let last: Person | null = null;
  for (const [name, body] of texts) {
    last = await person(name);
    const put = await last.page.request.put(`/api/documents/${document.id}`, {
      data: { title: 'Trip', body },
      headers: { 'If-Match': etag },
    });
    expect(put.status()).toBe(204);
    etag = put.headers().etag ?? '';
  }
  const { page } = last!;
  await page.goto(`/documents/${document.id}/history`);
  await page.getByRole('radio', { name: 'Who wrote it' }).press('Space');
  const lines = page.getByRole('list', { name: 'Lines by who wrote them' }).getByRole('listitem');
  await expect(lines).toHaveText([
    /^line 1: Ana · v2.*We leave on Tuesday\.$/s,
    /^line 2: .* · v1.*Bring a coat\.$/s,
    /^lines 3 to 4: You · v3.*The train is booked\.$/s,
  ]);
  await page.getByRole('link', { name: 'v2, line 1' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Version 2' })).toBeVisible();
  await expect(lines).toHaveCount(2);
});

test('the preview scrolls in step with the text, but not while somebody scrolls the preview', async ({
  person,
  newDocument,
}) => {
  const chapters = Array.from(
    { length: 40 },
    (_, at) => `## Chapter ${at + 1}\n\n${'Some words. '.repeat(60)}\n`,
  );
  const document = await newDocument('Long', `${chapters.join('\n')}\nTo pack &copy; Ben:\n\n- [ ] a coat\n`);
  const { page, open } = await person('Ana', { viewport: { width: 1280, height: 700 } });
  await open(document);
  const preview = page.getByRole('region', { name: 'Preview' });
  const heading = (number: number) =>
    preview.getByRole('heading', { name: `Chapter ${number}`, exact: true });
  await expect(heading(40)).toBeAttached();

  await textBox(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(heading(40)).toBeInViewport();
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(heading(1)).toBeInViewport();
  await expect(heading(40)).not.toBeInViewport();

  const end = preview.getByRole('checkbox', { name: 'a coat' });
  await preview.focus();
  await page.keyboard.press('End');
  await expect(end).toBeInViewport();
  // Saving elsewhere, or a text that moves on by itself, is no reason to take the reader away.
  await textBox(page).evaluate((element) => element.closest('.cm-scroller')?.scrollBy(0, 300));
  await expect
    .poll(() => textBox(page).evaluate((element) => element.closest('.cm-scroller')?.scrollTop))
    .toBeGreaterThan(100);
  await expect(end).toBeInViewport();

  // A long text is read in a worker, which knows characters by their names and where each box is.
  await expect(preview).toContainText('To pack © Ben:');
  await end.check();
  await textBox(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(textBox(page)).toContainText('- [x] a coat');
});

test('a key leaves all controls as they are', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const { page, open } = await person('Ana');
  await page.addInitScript(() => {
    Element.prototype.addEventListener = new Proxy(Element.prototype.addEventListener, {
      apply(listen, element: Element, given) {
        if (element.matches?.('button, input')) element.setAttribute('data-listened', String(given[0]));
        Reflect.apply(listen, element, given);
      },
    });
  });
  await open(document);
  await textBox(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('Bring');
  await expect(saveState(page)).toHaveText('Unsaved changes');
  await page.getByRole('button', { name: 'Undo', disabled: false }).waitFor();
  // What is said of buttons comes at leisure, and listens to each once.
  await page.locator('button[aria-label="Undo"][data-listened]').waitFor();
  const touched = await page.evaluateHandle(() => {
    const controls = new Set<string>();
    new MutationObserver((changes) => {
      for (const { target, attributeName, oldValue } of changes) {
        // To controls that are made at leisure, as for a collision to come, it is listened then: once.
        if (attributeName === 'data-listened' && oldValue === null) continue;
        if (target instanceof Element && target.matches('button, input')) {
          controls.add(`${target.outerHTML}: ${attributeName}`);
        }
      }
    }).observe(globalThis.document, { subtree: true, attributes: true, attributeOldValue: true });
    return controls;
  });
  await page.keyboard.type(' a coat.');
  await expect(textBox(page)).toContainText('Bring a coat.');
  expect(await touched.evaluate((controls) => [...controls])).toEqual([]);
});

test('what was typed is there again after the tab was closed', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const ana = await person('Ana');
  await ana.open(document);
  await textBox(ana.page).focus();
  await ana.page.keyboard.press('ControlOrMeta+End');
  await ana.page.keyboard.type('Bring a coat.');
  await expect(saveState(ana.page)).toHaveText('Unsaved changes');
  await expect.poll(() => keptOnDevice(ana.page)).toContain('Bring a coat.');
  await ana.page.goto('about:blank');
  await ana.page.close();

  const again = await ana.newTab();
  await again.goto(`/documents/${document.id}`);
  await expect(again.getByText(/Your unsaved changes from .* are back/)).toBeVisible();
  await expect(textBox(again)).toContainText('Bring a coat.');
  await again.getByRole('button', { name: 'Discard', exact: true }).click();
  await again.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(textBox(again)).not.toContainText('Bring a coat.');
});

test('a rename replaces no title that was not seen, and keeps what others wrote', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const ana = await person('Ana');
  await ana.open(document);
  await ana.page.getByRole('link', { name: 'All documents' }).click();
  await ana.page.getByRole('button', { name: 'Menu of Trip' }).click();
  await ana.page.getByRole('menuitem', { name: 'Rename…' }).click();
  const asked = ana.page.getByRole('dialog', { name: 'Rename document' });
  await asked.getByRole('textbox').fill('Trip to Rome');

  const ben = await person('Ben');
  const put = await ben.page.request.put(`/api/documents/${document.id}`, {
    data: { title: 'Trip to Paris', body: 'We leave on Tuesday.\n' },
    headers: { 'If-Match': document.etag },
  });
  expect(put.status()).toBe(204);
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(asked.getByRole('alert')).toContainText(
    'Someone renamed it to “Trip to Paris” in the meantime.',
  );
  expect((await stored(ana.page, document.id)).title).toBe('Trip to Paris');
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(asked).toBeHidden();
  expect(await stored(ana.page, document.id)).toMatchObject({
    title: 'Trip to Rome',
    body: 'We leave on Tuesday.\n',
  });
});

test('the type of a problem leads to a page that says what to do', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const { page } = await person('Ana');
  const refused = await page.request.put(`/api/documents/${document.id}`, { data: { title: 'T', body: '' } });
  expect(refused.status()).toBe(428);
  const { type, title } = await refused.json();
  await page.goto(type);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Is my text safe?' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All kinds of problems' }).click();
  await expect(page.getByRole('link', { name: title })).toBeVisible();
});

test('a page can be read before any script runs, asks for nothing again, and leaves the text where it stands', async ({
  person,
  newDocument,
  browser,
  baseURL,
}) => {
  const lines = Array.from({ length: 80 }, (_, at) => `Line ${at} </script><b>bold</b> \u2028 end.`);
  // What a decoder takes for a byte order mark is of the text, too.
  const document = await newDocument('Trip </title>', `\ufeff# Plan\r\n\n${lines.join('\n\n')}\n`);
  const ana = await person('Ana');
  await ana.open(document);
  await typeOver(ana.page, 'Plan', 'Plans');
  await save(ana.page, 2);
  expect((await stored(ana.page, document.id)).body).toBe(`\ufeff# Plans\r\n\n${lines.join('\n\n')}\n`);

  const storageState = await ana.page.context().storageState();
  const reader = await browser.newContext({ javaScriptEnabled: false, storageState, baseURL });
  const plain = await reader.newPage();
  await plain.goto(`/documents/${document.id}`);
  await expect(plain).toHaveTitle('Trip </title> · Midair');
  const text = plain.getByRole('region', { name: 'Text' });
  await expect(text).toContainText('Line 0 </script><b>bold</b>');
  await expect(text).toContainText('Line 79');
  await plain.goto('/');
  await expect(plain.getByRole('list', { name: 'Documents' })).toContainText('Trip </title>');
  await reader.close();

  const { page } = ana;
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' && /^\/api\/(?:documents|events)/.test(pathname)) asked.push(pathname);
  });
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const address of [`/documents/${document.id}`, '/']) {
    await page.goto(address);
    await expect(page).toHaveTitle(address === '/' ? 'Documents · Midair' : 'Trip </title> · Midair');
    // What a page asks for by itself, it asks for by then.
    await expect.poll(() => asked).toContain('/api/events');
    expect(asked.filter((each) => each !== '/api/events')).toEqual([]);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    expect(shifts.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(0.02);
    asked.length = 0;
  }
});

test('a link to nothing says so and leads home', async ({ person, expectedErrors }) => {
  expectedErrors.push(/status of 404/);
  const { page } = await person('Ana');
  await page.goto('/documents/00000000-0000-4000-8000-000000000000');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page
    .getByRole('link', { name: /documents/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/$/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`home, editor and history have no accessibility fault, ${colorScheme}, ${width} px`, async ({
      person,
      newDocument,
    }) => {
      const document = await newDocument('Trip', '# Plan\n\nWe leave on *Monday*.\n\n- [ ] tea\n');
      const { page, open } = await person('Ana', { colorScheme, viewport: { width, height: 800 } });
      await open(document);
      for (const path of [`/documents/${document.id}`, `/documents/${document.id}/history`, '/']) {
        await page.goto(path);
        await expect(page.getByRole('main')).toContainText(/Plan|Trip|Version/);
        await expectAccessible(page);
        expect(
          await page.evaluate(() => window.document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    });
  }
}

test('the icons, the manifest and the picture for links that a page names are there', async ({ person }) => {
  const { page } = await person('Ana');
  await page.goto('/');
  const named = await page.evaluate(() => [
    ...Array.from(
      document.head.querySelectorAll<HTMLLinkElement>(
        'link[rel~=icon], link[rel=apple-touch-icon], link[rel=manifest]',
      ),
      ({ href }) => href,
    ),
    ...Array.from(
      document.head.querySelectorAll<HTMLMetaElement>('meta[property="og:image"]'),
      ({ content }) => new URL(content, document.baseURI).href,
    ),
  ]);
  expect(named).toHaveLength(5);
  for (const address of named) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    if (address.endsWith('.webmanifest')) {
      for (const { src } of (await answer.json()).icons) {
        expect((await page.request.get(src)).status(), src).toBe(200);
      }
    } else expect(answer.headers()['content-type'], address).toMatch(/^image\//);
  }
});
