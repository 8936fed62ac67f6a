import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { about, notice, saveState, stored, textBox, titleBox, typeOver } from './editing';
import { expect, type Person, type TestDocument, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

/** What a browser says about answers that withhold something, and about being offline: these tests are about that. */
const WITHHELD =
  /Failed to load resource: (the server responded with a status of (403|404|410) |net::ERR_(FAILED|INTERNET_DISCONNECTED))/;
test.use({ expectedErrors: [WITHHELD] });

const BODY = 'Meet at noon.\r\n\r\nBring tea, 茶 🍵, and bread.\r\n';

/** A document that the person owns. */
async function owned({ page }: Person, title = 'Trip', body = BODY): Promise<TestDocument> {
  const answer = await page.request.post('/api/documents', { data: { title, body } });
  expect(answer.status()).toBe(201);
  const id = new URL(answer.headers().location ?? '', answer.url()).pathname.split('/').pop() ?? '';
  return { id, title, etag: answer.headers().etag ?? '' };
}

/** Sets what the link allows, as the owner, without a page. */
async function share({ page }: Person, { id }: TestDocument, link: 'edit' | 'view' | 'none'): Promise<void> {
  const path = `/api/documents/${id}/sharing`;
  const etag = (await page.request.get(path)).headers().etag ?? '';
  const answer = await page.request.put(path, { data: { link }, headers: { 'If-Match': etag } });
  expect(answer.status()).toBe(200);
}

/** Makes an invite as the owner, without a page; the address of its page. */
async function invite({ page }: Person, { id }: TestDocument, access: 'edit' | 'view' = 'edit') {
  const answer = await page.request.post(`/api/documents/${id}/invites`, { data: { access, label: 'Ben' } });
  expect(answer.status()).toBe(201);
  const { url, id: inviteId } = await answer.json();
  const { pathname, hash } = new URL(url);
  return { address: `${pathname}${hash}`, id: inviteId as string };
}

/** Saves as the owner, without a page. */
async function save({ page }: Person, document: TestDocument, body: string): Promise<void> {
  const path = `/api/documents/${document.id}`;
  const etag = (await page.request.get(path)).headers().etag ?? '';
  const data = { title: document.title, body };
  const answer = await page.request.put(path, { data, headers: { 'If-Match': etag } });
  expect(answer.ok()).toBe(true);
}

const read = (page: Page, { id }: TestDocument) => page.goto(`/documents/${id}`);

/** Opens the page of a document, and waits until it hears what becomes of it. */
async function follow(page: Page, document: TestDocument): Promise<void> {
  const hearing = page.waitForResponse((answer) =>
    answer.url().includes(`/api/events?document=${document.id}`),
  );
  await read(page, document);
  await hearing;
}

const preview = (page: Page): Locator => page.getByRole('article', { name: /^Preview/ });
const sharingDialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Sharing of/ });
const menuItem = (page: Page, name: string | RegExp): Locator => page.getByRole('menuitem', { name });
const openMenu = (page: Page) => page.getByRole('button', { name: 'Document menu' }).click();

test('the owner lets those with the link only read: they see live what is saved, and cannot change it', async ({
  person,
}) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await owned(ana);
  await ana.open(document);
  await ana.page.getByRole('button', { name: 'Share' }).click();
  const dialog = sharingDialog(ana.page);
  await expect(dialog.getByRole('radio', { name: 'Can edit' })).toBeChecked();
  await expectAccessible(ana.page, 'the sharing dialog');
  await dialog.getByRole('radio', { name: 'Can edit' }).focus();
  await ana.page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'Can read' })).toBeChecked();
  await ana.page.keyboard.press('Escape');
  await expect(ana.page.getByRole('button', { name: 'Share' })).toBeFocused();

  await read(ben.page, document);
  await expect(saveState(ben.page)).toHaveText('View only, v1');
  await expect(about(ben.page)).toContainText('You can read this, not change it. Make a copy to change it.');
  await expect(ben.page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await expect(titleBox(ben.page)).toHaveCount(0);
  await expect(preview(ben.page)).toContainText('Meet at noon.');
  await expectAccessible(ben.page, 'the page of somebody who reads');

  await typeOver(ana.page, 'noon', 'one');
  await ana.page.keyboard.press('ControlOrMeta+s');
  await expect(preview(ben.page)).toContainText('Meet at one.');
  await expect(saveState(ben.page)).toHaveText('View only, v2');

  // By the keyboard there is a cursor, and nothing else.
  await ben.page.getByRole('radio', { name: 'Text' }).check();
  await expect(textBox(ben.page)).toHaveAttribute('aria-readonly', 'true');
  await textBox(ben.page).focus();
  await ben.page.keyboard.type('Mine');
  await ben.page.keyboard.press('Backspace');
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(textBox(ben.page)).toContainText('Meet at one.');
  await expect(textBox(ben.page)).not.toContainText('Mine');
  await expect(saveState(ben.page)).toHaveText('View only, v2');
  await openMenu(ben.page);
  await expect(menuItem(ben.page, 'History')).toBeVisible();
  for (const name of ['Rename', 'Delete…']) {
    await expect(ben.page.getByRole('menuitem', { name })).toHaveCount(0);
  }
  await expect(ben.page.getByRole('switch', { name: 'Save automatically' })).toHaveCount(0);
  await menuItem(ben.page, 'History').click();
  await expect(ben.page.getByRole('heading', { name: 'History of Trip' })).toBeVisible();
  await ben.page.getByRole('link', { name: /v1/ }).click();
  await expect(ben.page.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Restore this version' })).toHaveCount(0);

  await ben.page.goto('/');
  const row = ben.page.getByRole('listitem').filter({ hasText: 'Trip' });
  await expect(row).toContainText('shared by Ana · view only');
  await row.getByRole('button', { name: 'Menu of Trip' }).click();
  await expect(menuItem(ben.page, 'Rename…')).toHaveCount(0);
  await expect(menuItem(ben.page, 'Delete')).toHaveCount(0);
});

test('writing is withdrawn from somebody who writes: the text is kept, and becomes a copy byte for byte', async ({
  person,
}) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await owned(ana);
  await ben.open(document);
  await typeOver(ben.page, 'noon', 'TWO');
  await share(ana, document, 'view');
  const banner = about(ben.page);
  await expect(banner).toContainText('The owner no longer lets you change this. Your text is kept here');
  await expect(saveState(ben.page)).toHaveText('Not saved, kept on this device');
  const mine = BODY.replace('noon', 'TWO');
  const downloading = ben.page.waitForEvent('download');
  await banner.getByRole('button', { name: 'Download' }).click();
  expect(await readFile(await (await downloading).path(), 'utf8')).toBe(mine);

  // What Ana saves meanwhile stays hers, and a reload changes nothing.
  await save(ana, document, BODY.replace('bread', 'cake'));
  await ben.page.reload();
  await expect(banner).toContainText('The owner no longer lets you change this.');
  await expectAccessible(ben.page, 'the page of somebody who may not save any more');
  const sent = ben.page.waitForRequest((request) => request.headers()['if-none-match'] === '*');
  await banner.getByRole('button', { name: 'Make a copy with my text' }).click();
  const copy = new URL((await sent).url()).pathname.split('/').pop() ?? '';
  await expect(banner).toContainText('You can read this, not change it.');
  expect(await stored(ben.page, copy)).toEqual({ title: 'Copy of Trip', body: mine, version: 1 });
  expect((await stored(ana.page, document.id)).body).toBe(BODY.replace('bread', 'cake'));
});

test('a save that is refused since one may only read is not sent again, and goes on once one may write', async ({
  person,
}) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await owned(ana);
  // News do not reach Ben, so that it is his save that tells him.
  await ben.page.route('**/api/events?**', (route) => route.abort());
  await ben.open(document);
  await typeOver(ben.page, 'noon', 'TWO');
  await share(ana, document, 'view');
  const puts: string[] = [];
  ben.page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().endsWith(document.id)) puts.push(request.url());
  });
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(about(ben.page)).toContainText('The owner no longer lets you change this.');
  await ben.page.keyboard.press('ControlOrMeta+s');
  expect(puts).toHaveLength(1);

  await save(ana, document, BODY.replace('bread', 'cake'));
  await share(ana, document, 'edit');
  await ben.page.unroute('**/api/events?**');
  await ben.page.reload();
  await expect(saveState(ben.page)).not.toHaveText('Not saved, kept on this device');
  await about(ben.page).getByRole('button', { name: 'Update now' }).click();
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ana.page, document.id)).body).toBe(
    BODY.replace('noon', 'TWO').replace('bread', 'cake'),
  );
});

test('reading is withdrawn: only the own text is shown, and the device does not show the rest again', async ({
  person,
}) => {
  const [ana, ben, cleo] = [await person('Ana'), await person('Ben'), await person('Cleo')];
  const document = await owned(ana);
  for (const { page } of [ben, cleo]) await follow(page, document);
  await typeOver(ben.page, 'noon', 'TWO');
  await expect(textBox(cleo.page)).toContainText('Meet at noon.');
  await share(ana, document, 'none');

  await expect(cleo.page.getByRole('heading', { name: 'You cannot read this any more' })).toBeVisible();
  await expect(cleo.page.getByText('Meet at')).toHaveCount(0);
  await expectAccessible(cleo.page, 'the page of a document that may not be read any more');
  await save(ana, document, 'A secret.');
  const banner = about(ben.page);
  await expect(banner).toContainText(
    'The owner no longer lets you read this document. Your text is kept here',
  );
  await expect(saveState(ben.page)).toHaveText('Not saved, kept on this device');
  await ben.page.reload();
  await expect(banner).toContainText('Your text is kept here');
  await expect(ben.page.locator('body')).toContainText('Meet at TWO.');
  await expect(ben.page.locator('body')).not.toContainText('secret');

  await cleo.page.context().setOffline(true);
  await cleo.page.goto(`/documents/${document.id}`).catch(() => {});
  await expect(cleo.page.getByText('Meet at')).toHaveCount(0);
  await cleo.page.context().setOffline(false);

  await ben.page.goto('/');
  const kept = ben.page.getByRole('region', { name: 'Not saved yet, kept on this device' });
  await kept.getByRole('button', { name: /^Open Trip/ }).click();
  const sent = ben.page.waitForRequest((request) => request.headers()['if-none-match'] === '*');
  await banner.getByRole('button', { name: 'Make a copy with my text' }).click();
  const copy = new URL((await sent).url()).pathname.split('/').pop() ?? '';
  await expect(notice(ben.page)).toContainText('Saved as a document of its own');
  expect((await stored(ben.page, copy)).body).toBe(BODY.replace('noon', 'TWO'));

  await share(ana, document, 'edit');
  await read(cleo.page, document);
  await expect(textBox(cleo.page)).toContainText('A secret.');
});

test('an invite is used by a click, for one person, and gives what it says', async ({ person }) => {
  const [ana, ben, cleo] = [await person('Ana'), await person('Ben'), await person('Cleo')];
  const document = await owned(ana);
  await share(ana, document, 'none');
  await ana.open(document);
  await ana.page.getByRole('button', { name: 'Share' }).click();
  const dialog = sharingDialog(ana.page);
  await dialog.getByLabel('For whom').fill('My friend');
  await dialog.getByRole('button', { name: 'Make an invite link' }).click();
  const field = dialog.getByLabel('Invite link, for one person');
  await expect(field).toBeFocused();
  await expect(dialog.getByText('can edit, ends in 7 days')).toBeVisible();
  await dialog.getByText('QR code of the invite link').click();
  await expect(dialog.getByRole('img', { name: 'QR code of the invite link' })).toBeVisible();
  await expectAccessible(ana.page, 'the sharing dialog with an invite');
  const { pathname, hash } = new URL(await field.inputValue());

  await ben.page.goto(`${pathname}${hash}`);
  await expect(ben.page.getByRole('heading', { name: 'Ana invites you to edit “Trip”' })).toBeVisible();
  expect(new URL(ben.page.url()).hash).toBe('');
  await expectAccessible(ben.page, 'the page of an invite');
  expect((await ben.page.request.get(`/api/documents/${document.id}`)).status()).toBe(404);
  await ben.page.getByRole('button', { name: 'Accept and open' }).click();
  await expect(textBox(ben.page)).toContainText('Meet at noon.');
  await typeOver(ben.page, 'noon', 'one');
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ben.page)).toHaveText('Saved v2');

  const again = await ben.newTab();
  await again.goto(`${pathname}${hash}`);
  await expect(again.getByText('You have accepted this invite: you can edit the document.')).toBeVisible();
  await cleo.page.goto(`${pathname}${hash}`);
  await expect(cleo.page.getByRole('heading', { name: 'This invite cannot be used any more' })).toBeVisible();
  await expect(cleo.page.getByRole('main').getByRole('alert')).toContainText(/used/);
  await cleo.page.goto('/invite');
  await expect(cleo.page.getByRole('heading', { name: 'This invite link is not whole' })).toBeVisible();
  await cleo.page.goto(`${pathname}#${hash.slice(1, -3)}`);
  await expect(cleo.page.getByRole('heading', { name: 'There is no such invite' })).toBeVisible();

  await ana.page.reload();
  await ana.page.getByRole('button', { name: 'Share' }).click();
  await dialog.getByRole('button', { name: 'What to do about Ben' }).click();
  await menuItem(ana.page, 'Remove Ben…').click();
  const question = ana.page.getByRole('alertdialog', { name: 'Remove Ben?' });
  await expect(question).toContainText('They cannot open this document any more');
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(dialog.getByText('Ben')).toHaveCount(0);
  await expect(ben.page.getByRole('heading', { name: 'You cannot read this any more' })).toBeVisible();
});

test('an invite that was taken back or has expired says so, and what to do', async ({ person }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await owned(ana);
  await share(ana, document, 'none');
  const revoked = await invite(ana, document, 'view');
  await ben.page.goto(revoked.address);
  await expect(ben.page.getByRole('heading', { name: 'Ana invites you to read “Trip”' })).toBeVisible();
  await ana.open(document);
  await ana.page.getByRole('button', { name: 'Share' }).click();
  await ana.page.getByRole('button', { name: 'Take the invite for Ben back' }).click();
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(ana.page.getByText('Invites not used yet')).toHaveCount(0);
  // Looked at while it was open, accepted when it was not any more.
  await ben.page.getByRole('button', { name: 'Accept and open' }).click();
  const ended = ben.page.getByRole('heading', { name: 'This invite cannot be used any more' });
  await expect(ended).toBeVisible();
  await expect(ben.page.getByRole('main').getByRole('alert')).toContainText('Ask');
  await expectAccessible(ben.page, 'an invite that is over');

  await ben.page.route('**/api/invitation', (route) =>
    route.fulfill({
      status: 410,
      contentType: 'application/problem+json',
      json: { status: 410, error: 'invitation_ended', reason: 'expired', message: 'It has expired.' },
    }),
  );
  await ben.page.goto('/');
  await ben.page.goto((await invite(ana, document)).address);
  await expect(ended).toBeVisible();
  await expect(ben.page.getByRole('main').getByRole('alert')).toContainText('It has expired.');
});

test('the welcome document is for reading, and becomes one’s own by a click', async ({ person }) => {
  const ana = await person('Ana');
  await ana.page.goto('/');
  await ana.page.getByRole('link', { name: 'Welcome to Midair', exact: true }).click();
  await about(ana.page).getByRole('button', { name: 'Make it mine' }).click();
  await expect(titleBox(ana.page)).toHaveValue('Copy of Welcome to Midair');
  await expect(saveState(ana.page)).toHaveText('Saved v1');
  await expect(ana.page.getByRole('button', { name: 'Share' })).toBeVisible();
});

test('a document changes hands while both look at it', async ({ person }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await owned(ana);
  const { address } = await invite(ana, document);
  await invite(ana, document);
  await ben.page.goto(address);
  await ben.page.getByRole('button', { name: 'Accept and open' }).click();
  await expect(textBox(ben.page)).toContainText('Meet at noon.');
  await expect(ben.page.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await typeOver(ben.page, 'noon', 'TWO');
  await ana.open(document);
  await ana.page.getByRole('button', { name: 'Share' }).click();
  await sharingDialog(ana.page).getByRole('button', { name: 'What to do about Ben' }).click();
  await menuItem(ana.page, 'Make Ben the owner…').click();
  const question = ana.page.getByRole('alertdialog', { name: 'Make Ben the owner?' });
  await expect(question).toContainText('The invite that nobody has used yet ends.');
  await question.getByRole('button', { name: 'Make them the owner' }).click();
  await expect(ana.page.getByText('Ben owns this document now. You can still edit it.')).toBeVisible();
  await expect(sharingDialog(ana.page)).toHaveCount(0);
  await expect(ana.page.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await ben.page.getByRole('button', { name: 'Share' }).click();
  await expect(sharingDialog(ben.page)).toContainText('Ana');
  await ben.page.keyboard.press('Escape');
  await expect(saveState(ben.page)).toHaveText('Unsaved changes');
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  await openMenu(ana.page);
  await menuItem(ana.page, 'Sharing…').click();
  await expect(sharingDialog(ana.page)).toContainText(
    'You can read and change this document. Ben owns it and decides who may do what.',
  );
});

test('the owner deletes for ever by typing the title, and everybody is told so', async ({ person }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await owned(ana);
  await read(ben.page, document);
  await expect(textBox(ben.page)).toContainText('Meet at noon.');
  await ana.open(document);
  await openMenu(ana.page);
  await menuItem(ana.page, 'Delete…').click();
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(ana.page).toHaveURL('/');
  await read(ben.page, document);
  await expect(ben.page.getByRole('button', { name: 'Restore it' })).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Delete for ever…' })).toHaveCount(0);

  await ana.page.getByText('Deleted documents').click();
  await ana.page.getByRole('button', { name: 'Delete Trip for ever' }).click();
  const dialog = ana.page.getByRole('dialog', { name: 'Delete “Trip” for ever?' });
  await expectAccessible(ana.page, 'the question before deleting for ever');
  const erase = dialog.getByRole('button', { name: 'Delete for ever' });
  await expect(erase).toBeDisabled();
  await dialog.getByRole('textbox').fill('trip');
  await expect(erase).toBeDisabled();
  await dialog.getByRole('textbox').fill('Trip');
  await erase.click();
  await expect(ana.page.getByText('“Trip” is deleted for ever.')).toBeVisible();
  // The list is empty now, and whoever uses the keyboard goes on where it was.
  await expect(ana.page.locator('summary', { hasText: 'Deleted documents' })).toBeFocused();
  await expect(ana.page.getByRole('button', { name: 'Restore Trip' })).toHaveCount(0);
  for (const { page } of [ana, ben]) {
    await read(page, document);
    await expect(page.getByRole('heading', { name: 'This document was deleted for ever' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Restore|Delete/ })).toHaveCount(0);
  }
});

test('the sharing that another tab changed is not overwritten, and is shown as it is now', async ({
  person,
}) => {
  const ana = await person('Ana');
  const document = await owned(ana);
  await ana.open(document);
  await ana.page.getByRole('button', { name: 'Share' }).click();
  const dialog = sharingDialog(ana.page);
  await expect(dialog.getByRole('radio', { name: 'Can edit' })).toBeChecked();
  await share(ana, document, 'none');
  await dialog.getByRole('radio', { name: 'Can read' }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'Nothing was overwritten. You see it here as it is now.',
  );
  await expect(dialog.getByRole('radio', { name: 'Only people invited' })).toBeChecked();
  const kept = await ana.page.request.get(`/api/documents/${document.id}/sharing`);
  expect((await kept.json()).link).toBe('none');
  await dialog.getByRole('radio', { name: 'Can read' }).click();
  await expect(dialog.getByRole('radio', { name: 'Can read' })).toBeChecked();
  await expect(dialog.getByRole('alert')).toHaveCount(0);
});

test('sharing fits on a phone', async ({ person }) => {
  const ana = await person('Ana', { viewport: { width: 360, height: 740 } });
  const document = await owned(ana, 'A title that is rather long for such a narrow screen');
  await invite(ana, document);
  await ana.page.goto('/');
  await ana.page.getByRole('button', { name: `Menu of ${document.title}` }).click();
  await menuItem(ana.page, 'Sharing…').click();
  await expect(sharingDialog(ana.page).getByText('Invites not used yet')).toBeVisible();
  await sharingDialog(ana.page).getByText('QR code of the document’s link').click();
  await expect(sharingDialog(ana.page).getByRole('img')).toBeInViewport();
  await expectAccessible(ana.page, 'the sharing dialog on a phone');
  expect(await ana.page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360);
});
