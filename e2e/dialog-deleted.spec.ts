import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { card, collideTyping, edited, MINE, PLAN, radio, together } from './colliding';
import { about, dialog, putSent, saveState, stored, textBox, typeOver } from './editing';
import { type Cast, expect, type Person, type TestDocument, test } from './fixtures';

// What the browser says of a document that is gone, and of a name that is free.
test.use({ expectedErrors: [/status of (404|410)/] });

async function remove(person: Person, { id, etag }: TestDocument): Promise<void> {
  const answer = await person.page.request.delete(`/api/documents/${id}`, { headers: { 'If-Match': etag } });
  expect(answer.ok()).toBe(true);
}

/** Ben's save finds the document deleted by Ana, of which no news had reached him; the dialog that says so. */
async function saveDeleted({ person, newDocument }: Cast) {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const { page } = await person('Ben');
  await page.route(/\/api\/events\?/, () => {});
  await page.goto(`/documents/${document.id}`);
  await typeOver(page, 'Monday', 'Friday');
  await remove(ana, document);
  await page.keyboard.press('ControlOrMeta+s');
  const box = dialog(page);
  await expect(box).toContainText(/Ana deleted this document .* while you were editing version 1\./);
  await expect(box).toContainText('Your text is safe.');
  return { document, ana, page, box };
}

const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });

test('a save that finds the document deleted makes it again with my text, if I say so', async ({
  person,
  newDocument,
}) => {
  const { document, page, box } = await saveDeleted({ person, newDocument });
  await expect(box.getByRole('region', { name: 'Your text' })).toContainText('We leave on Friday at nine.');
  await expectAccessible(page, 'deleted');
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page, 'deleted, 360 px');
  expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);

  const sent = putSent(page);
  await button(box, 'Recreate with my text').click();
  const request = await sent;
  expect((await request.allHeaders())['if-none-match']).toBe('*');
  expect(new URL(request.url()).pathname).toBe(`/api/documents/${document.id}`);
  await expect(box).toBeHidden();
  await expect(saveState(page)).toHaveText('Saved v2');
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, MINE.slice(0, 1)));
});

test('my text becomes a document of its own, and the deleted one stays deleted', async ({
  person,
  newDocument,
}) => {
  const { document, page, box } = await saveDeleted({ person, newDocument });
  const sent = putSent(page);
  await button(box, 'Keep as a new document').click();
  const request = await sent;
  expect((await request.allHeaders())['if-none-match']).toBe('*');
  const made = new URL(request.url()).pathname.split('/').pop() ?? '';
  expect(made).not.toBe(document.id);
  // What was asked is answered: nothing of mine is left here to decide on.
  const banner = about(page);
  await expect(banner).toContainText('Your text is a document of its own now.');
  await expect(box).toBeHidden();
  await expect(button(banner, 'Recreate with my text')).toHaveCount(0);
  await banner.getByRole('link', { name: 'Open it' }).click();
  await expect(page).toHaveURL(new RegExp(`/documents/${made}$`));
  await expect(textBox(page)).toContainText('Friday');
  await expect(saveState(page)).toHaveText('Saved v1');
  expect(await stored(page, made)).toMatchObject({ title: 'Trip', body: edited(PLAN, MINE.slice(0, 1)) });
  expect((await page.request.get(`/api/documents/${document.id}`)).status()).toBe(410);
});

test('someone who changed nothing is offered nothing of their own to discard', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  await remove(ana, document);
  const banner = about(ben.page);
  await expect(banner).toContainText('Ana deleted this document');
  await expect(banner).toContainText('You see the last version that you had.');
  await expect(dialog(ben.page)).toBeHidden();
  await expect(button(banner, 'Discard my text')).toHaveCount(0);
  await button(banner, 'Recreate it').click();
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  expect((await stored(ben.page, document.id)).body).toBe(PLAN);
});

test('deciding later leaves the text in the editor and the ways on in the banner', async ({
  person,
  newDocument,
}) => {
  const { document, page, box } = await saveDeleted({ person, newDocument });
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(textBox(page)).toContainText('Friday');
  await expect(textBox(page)).toBeFocused();
  const banner = about(page);
  await expect(banner).toContainText('Your text is safe on this device.');
  // Saving asks again: it never does nothing.
  await page.keyboard.press('ControlOrMeta+s');
  await expect(box).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await button(banner, 'Recreate with my text').click();
  await expect(saveState(page)).toHaveText('Saved v2');
  expect((await stored(page, document.id)).body).toContain('Friday');
});

test('a document deleted while its collision is being resolved loses neither text nor wording', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const box = await collideTyping(ana, ben);
  const { page } = ben;
  await radio(box, 1, 'Edit').check();
  await card(box, 1).getByRole('textbox').fill('We leave on Friday or Tuesday at nine.');
  const { etag } = (await page.request.get(`/api/documents/${document.id}`)).headers();
  await remove(ana, { ...document, etag: etag ?? '' });
  // Nothing goes from under who types; told at once, it is asked about once the field is left.
  await expect(box).toContainText('This document was deleted meanwhile.');
  await expect(card(box, 1).getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(box).toContainText('deleted this document');
  await button(box, 'Recreate with my text').click();
  await expect(saveState(page)).toHaveText('Saved v3');
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, MINE));

  await button(page, 'Document menu').click();
  await page.getByRole('menuitem', { name: 'Set-aside texts…' }).click();
  const shelf = page.getByRole('dialog', { name: 'Set-aside texts' });
  await button(shelf, 'Compare').click();
  await expect(shelf.locator('ins')).toContainText(['or Tuesday']);
});
