import { type APIRequestContext, request as requests } from '@playwright/test';
import { dialog, titleBox, writeAll } from './editing';
import { expect, test } from './fixtures';
import { payloads } from './xss-payloads';
import { expectHarmless, setTrap } from './xss-watch';

const MAX_NAME = 60;
const MAX_TITLE = 1_000;
/** Lines that nobody changes, so that each payload is a place of its own. */
const BETWEEN = 'Nothing happens here.\n\nNor here, to be quite sure.\n\nNor in this line at all.';

const text = (change = '') =>
  `${payloads.map((each) => `${change}${each}${change}`).join(`\n\n${BETWEEN}\n\n`)}\n`;

/** As many payloads as a title may hold, in as few titles as possible. */
const titles = payloads
  .map((each) => each.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' '))
  .reduce<string[]>((all, each) => {
    const joined = `${all.at(-1) ?? ''} ${each}`;
    if (all.length === 0 || joined.length > MAX_TITLE) all.push(each);
    else all[all.length - 1] = joined;
    return all;
  }, []);

/** All of them as parts of addresses: most together, and those that only act by themselves or only there. */
const parts = [
  ...titles,
  payloads.filter((each) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(each)).join(' '),
  'javascript:xss()',
  '<script>xss()</script>',
];

/** Each payload that the server takes as a person's name. */
const names = payloads.filter(
  (each) => each.length <= MAX_NAME && !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/u.test(each),
);

async function rename(request: APIRequestContext, name: string): Promise<void> {
  const me = await request.get('/api/me');
  const { colour } = await me.json();
  const answer = await request.put('/api/me', {
    data: { name, colour },
    headers: { 'If-Match': me.headers().etag ?? '' },
  });
  expect(answer.ok(), name).toBe(true);
}

async function put(request: APIRequestContext, id: string, etag: string, data: object): Promise<string> {
  const answer = await request.put(`/api/documents/${id}`, { data, headers: { 'If-Match': etag } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.headers().etag ?? '';
}

test('the payloads would act if they were taken for HTML', async ({ browser }) => {
  const page = await browser.newPage();
  await setTrap(page);
  await page.goto('about:blank');
  const acting = await page.evaluate((all) => {
    for (const each of all) document.body.insertAdjacentHTML('beforeend', `<div>${each}</div>`);
    return document.querySelectorAll('[onerror], [onload], [href^=javascript]').length;
  }, payloads);
  expect(payloads.length).toBeGreaterThanOrEqual(100);
  expect(new Set(payloads).size).toBe(payloads.length);
  expect(acting).toBeGreaterThan(20);
  await expect.poll(() => page.evaluate(() => window.xssCalls)).toBeGreaterThan(20);
  await page.close();
});

test('hostile text stays text in the editor, the preview, the dialog and the history', async ({
  person,
  newDocument,
}) => {
  test.setTimeout(180_000);
  const document = await newDocument(titles[0] ?? '', text());
  const other = await person('<img src=x onerror=xss()>');
  const { page } = await person('Ben');
  const trap = await setTrap(page);

  await page.goto(`/documents/${document.id}`);
  await expect(titleBox(page)).toHaveValue(titles[0] ?? '');
  await page.getByRole('radio', { name: 'Both' }).check();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('onerror');
  await expectHarmless(page, trap);

  // My text comes in by the clipboard's way: as one change of the whole.
  await writeAll(page, text(' mine '));
  await titleBox(page).fill(titles[1] ?? '');
  await put(other.page.request, document.id, document.etag, { title: titles[2], body: text(' theirs ') });
  await page.keyboard.press('ControlOrMeta+s');
  const box = dialog(page);
  await expect(box).toBeVisible();
  await expect(box).toContainText('<img src=x onerror=xss()> saved version 2');
  await expect(box.getByRole('group', { name: /^Conflict \d+ of \d+/ }).nth(50)).toBeAttached();
  await expectHarmless(page, trap);

  for (const view of ['Three columns', 'Show original', 'Preview']) {
    await box.getByRole('button', { name: view, exact: true }).click();
    if (view === 'Preview')
      await expect(box.getByRole('region', { name: 'Preview of the result' })).toContainText(
        'not decided yet',
      );
    await expectHarmless(page, trap);
  }
  await box.getByRole('button', { name: 'Preview', exact: true }).click();
  const first = box.getByRole('group', { name: /^Conflict 1 of/ });
  await first.getByRole('radio', { name: /^Keep <img/ }).check();
  await first.getByRole('radio', { name: 'Edit' }).check();
  await expectHarmless(page, trap);
  await box.getByRole('button', { name: 'Other ways out' }).click();
  await page.getByRole('menuitem', { name: /^Replace/ }).click();
  await expect(page.getByRole('region', { name: 'Words that will vanish' })).toBeVisible();
  await expectHarmless(page, trap);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();

  await page.goto(`/documents/${document.id}/history?v=2`);
  const shown = page.getByRole('region', { name: 'The version chosen' });
  await expect(shown.getByText('theirs').first()).toBeVisible();
  await expectHarmless(page, trap);
  for (const showing of ['Text', 'As it reads']) {
    await page.getByRole('radio', { name: showing }).check();
    await expect(shown.locator('ins')).toHaveCount(0);
    await expectHarmless(page, trap);
  }
});

test('hostile names and titles stay text in the list and in the history', async ({
  person,
  newDocument,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { page } = await person('Ben');
  const trap = await setTrap(page);
  const shared = await newDocument('Shared', 'x');
  let etag = shared.etag;
  for (const [index, name] of names.entries()) {
    const author = await requests.newContext({ baseURL });
    await rename(author, name);
    etag = await put(author, shared.id, etag, { title: name, body: `x ${name}` });
    if (index < titles.length) {
      const made = await page.request.post('/api/documents', { data: { title: 'x', body: '' } });
      const id = new URL(made.headers().location ?? '', made.url()).pathname.split('/').pop() ?? '';
      await put(author, id, made.headers().etag ?? '', { title: titles[index], body: text() });
    }
    await author.dispose();
  }
  expect(names.length).toBeGreaterThan(60);

  await page.goto(`/documents/${shared.id}/history`);
  const versions = page.getByRole('navigation', { name: 'Versions' }).getByRole('listitem');
  await expect(versions.first()).toContainText(names.at(-1) ?? '');
  const more = page.getByRole('button', { name: 'Show earlier versions' });
  await expect(async () => {
    if (await more.isVisible()) await more.click({ timeout: 1_000 });
    await expect(versions).toHaveCount(names.length + 1, { timeout: 1_000 });
  }).toPass();
  await expectHarmless(page, trap);

  await page.goto('/');
  const listed = page.getByRole('listitem').filter({ hasText: 'xss()' });
  // Looking at the history has put the shared one on the list too.
  await expect(listed).toHaveCount(titles.length + 1);
  await expectHarmless(page, trap);
  await page.getByRole('searchbox').fill('xss()');
  await expect(listed.first()).toBeVisible();
  await expectHarmless(page, trap);
});

test('hostile names, labels and titles stay text where people share a document and meet in it', async ({
  person,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const { page: owners } = await person('<img src=x onerror=xss()>');
  const { page: guests } = await person('</script><script>xss()</script>');
  const traps = [await setTrap(owners), await setTrap(guests)] as const;
  const title = titles[0] ?? '';
  const made = await owners.request.post('/api/documents', { data: { title, body: text() } });
  const path = new URL(made.headers().location ?? '', made.url()).pathname;
  const documentPage = path.replace('/api', '');
  const invite = async (label: string) => {
    const answer = await owners.request.post(`${path}/invites`, { data: { access: 'view', label } });
    expect(answer.status(), label).toBe(201);
    return new URL((await answer.json()).url);
  };

  // Each label waits in the list; some are used by people whose names are just as hostile.
  const used = names.slice(0, 12);
  for (const label of names.slice(12, 24)) await invite(label);
  for (const name of used) {
    const { hash } = await invite(name);
    const guest = await requests.newContext({ baseURL: baseURL ?? '' });
    await rename(guest, name);
    const accepted = await guest.post('/api/invitation', { headers: { Invitation: hash.slice(1) } });
    expect(accepted.ok(), name).toBe(true);
    const here = await guest.put(`${path}/presence`, {
      data: { tab: 'tab', unsaved: true, lines: [[1, 3]] },
    });
    expect(here.status()).toBe(204);
    await guest.dispose();
  }
  const link = await owners.request.get(`${path}/sharing`);
  const closed = await owners.request.put(`${path}/sharing`, {
    data: { link: 'none' },
    headers: { 'If-Match': link.headers().etag ?? '' },
  });
  expect(closed.ok()).toBe(true);

  // The one who is invited sees who invites, and to what.
  const { hash } = await invite('Ben');
  await guests.goto(`/invite${hash}`);
  await expect(guests.getByRole('main')).toContainText('<img src=x onerror=xss()>');
  await expectHarmless(guests, traps[1]);
  await guests.getByRole('main').getByRole('button').first().click();
  await guests.waitForURL(`**${documentPage}`);
  await expect(guests.getByRole('main')).toContainText('onerror');
  await expectHarmless(guests, traps[1]);

  await owners.goto(documentPage);
  await owners.getByRole('button', { name: /here now/i }).click();
  await expect(owners.getByRole('dialog', { name: 'Here now' })).toContainText(used[0] ?? '');
  await expectHarmless(owners, traps[0]);
  await owners.keyboard.press('Escape');
  await owners.getByRole('button', { name: /^Shar/ }).click();
  const sharing = owners.getByRole('dialog', { name: /^Sharing of/ });
  for (const name of [...used, ...names.slice(12, 24)]) await expect(sharing).toContainText(name);
  await expectHarmless(owners, traps[0]);
});

test('hostile addresses stay text on every page that they lead to', async ({ person, expectedErrors }) => {
  test.setTimeout(180_000);
  // Most of them lead nowhere, and say so.
  expectedErrors.push(/status of 4\d\d/);
  const { page } = await person('Ben');
  const trap = await setTrap(page);
  const searches = payloads.filter((_, index) => index % 9 === 0).map(encodeURIComponent);
  const addresses = [
    // What is sought is short.
    ...searches.flatMap((part) => [`/?q=${part}`, `/api/documents?q=${part}`]),
    ...parts.map(encodeURIComponent).flatMap((part) => [
      `/${part}`,
      `/documents/${part}`,
      `/documents/${part}/history?v=${part}`,
      `/lab/${part}`,
      `/learn/${part}`,
      `/problems/${part}`,
      `/settings?sign-in=${part}`,
      `/invite?${part}#${part}`,
      // What is no page at all: nothing is to be made one of it.
      `/api/documents/${part}`,
      `/api/${part}`,
    ]),
  ];
  for (const address of addresses) {
    await page.goto(address, { waitUntil: 'load' });
    await expectHarmless(page, trap);
  }
});
