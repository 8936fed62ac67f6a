import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { saveState, stored, textBox, titleBox } from './editing';
import { expect, test } from './fixtures';

const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title });

test('a document is made, written, renamed, deleted and brought back', async ({ person }) => {
  const { page } = await person('Ana');
  await page.goto('/');
  await page.getByRole('button', { name: 'New document' }).click();
  await titleBox(page).fill('Shopping list');
  await textBox(page).focus();
  await page.keyboard.type('Milk and tea.');
  await expect(saveState(page)).toHaveText('Unsaved changes');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saveState(page)).toHaveText('Saved v2');

  await page.getByRole('link', { name: 'All documents' }).click();
  await page.getByRole('button', { name: 'Menu of Shopping list' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Groceries');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Groceries')).toContainText('v3');

  await page.getByRole('button', { name: 'Menu of Groceries' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(row(page, 'Groceries').getByRole('link')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, 'Groceries').getByRole('link', { name: 'Groceries' })).toBeVisible();
  await row(page, 'Groceries').getByRole('link', { name: 'Groceries' }).click();
  await expect(textBox(page)).toContainText('Milk and tea.');
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
  await expect(versions.getByRole('listitem')).toHaveCount(3);
  expect((await stored(page, document.id)).body).toBe('We leave on Monday.\n');
});

test('what was typed is there again after the tab was closed', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const ana = await person('Ana');
  await ana.open(document);
  await textBox(ana.page).focus();
  await ana.page.keyboard.press('ControlOrMeta+End');
  await ana.page.keyboard.type('Bring a coat.');
  await expect(saveState(ana.page)).toHaveText('Unsaved changes');
  // Hiding a tab keeps what it holds at once; closing it by force a moment later then loses nothing.
  await ana.page.goto('about:blank');
  await ana.page.close();

  const again = await ana.newTab();
  await again.goto(`/documents/${document.id}`);
  await expect(again.getByText(/Your unsaved changes from .* are back/)).toBeVisible();
  await expect(textBox(again)).toContainText('Bring a coat.');
  await again.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(textBox(again)).not.toContainText('Bring a coat.');
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
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          path,
        ).toEqual([]);
        expect(
          await page.evaluate(() => window.document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
      }
    });
  }
}
