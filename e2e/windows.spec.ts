import type { Page } from '@playwright/test';
import { textBox } from './editing';
import { expect, test } from './fixtures';

const WINDOWS = [
  { name: 'a dialog', role: 'dialog', open: (page: Page) => menuButton(page).press('?') },
  { name: 'a question', role: 'alertdialog', open: (page: Page) => choose(page, 'Delete') },
  { name: 'a menu', role: 'menu', open: (page: Page) => menuButton(page).press('Enter') },
  { name: 'a popover', role: 'dialog', open: (page: Page) => page.keyboard.press('ControlOrMeta+Shift+o') },
];

const menuButton = (page: Page) => page.getByRole('button', { name: 'Document menu', exact: true });

async function choose(page: Page, item: string): Promise<void> {
  await menuButton(page).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Gives the focus to the text in the very task in which a window goes. */
function writeAtOnce(page: Page, role: string): Promise<void> {
  return page.evaluate((role) => {
    const watching = new MutationObserver(() => {
      if (window.document.querySelector(`[role="${role}"]`)) return;
      watching.disconnect();
      window.document.querySelector<HTMLElement>('.cm-content')?.focus();
    });
    watching.observe(window.document, { childList: true, subtree: true });
  }, role);
}

for (const { name, role, open } of WINDOWS) {
  test(`whoever goes to the text in the moment in which ${name} goes stays there`, async ({
    person,
    newDocument,
  }) => {
    const { page } = await person('Ana');
    const document = await newDocument('Trip', '# We leave\n\non Monday.');
    await page.goto(`/documents/${document.id}`);
    await expect(textBox(page)).toContainText('Monday');
    await open(page);
    await expect(page.getByRole(role as 'dialog')).toBeVisible();
    await writeAtOnce(page, role);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('!');
    await expect(textBox(page)).toContainText('Monday.!');
  });
}
