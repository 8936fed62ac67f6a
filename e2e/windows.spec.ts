import type { Page } from '@playwright/test';
import { putTasksOff, textBox } from './editing';
import { type Cast, expect, test } from './fixtures';

const menuButton = (page: Page) => page.getByRole('button', { name: 'Document menu', exact: true });

async function choose(page: Page, item: string): Promise<void> {
  await menuButton(page).click();
  await page.getByRole('menuitem', { name: item }).click();
}

const outlineButton = (page: Page) => page.getByRole('button', { name: 'Outline', exact: true });

const WINDOWS = [
  { name: 'a dialog', role: 'dialog', open: (page: Page) => menuButton(page).press('?'), opener: menuButton },
  {
    name: 'a question',
    role: 'alertdialog',
    open: (page: Page) => choose(page, 'Delete'),
    opener: menuButton,
  },
  { name: 'a menu', role: 'menu', open: (page: Page) => menuButton(page).press('Enter'), opener: menuButton },
  {
    name: 'a popover',
    role: 'dialog',
    open: (page: Page) => outlineButton(page).click(),
    opener: outlineButton,
  },
] as const;

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

/** The editor with a window open over it. */
async function windowOpen(
  { person, newDocument }: Cast,
  { role, open }: (typeof WINDOWS)[number],
  prepare?: (page: Page) => Promise<void>,
) {
  const { page } = await person('Ana');
  const document = await newDocument('Trip', '# We leave\n\non Monday.');
  await page.goto(`/documents/${document.id}`);
  await expect(textBox(page)).toContainText('Monday');
  await prepare?.(page);
  await open(page);
  const shown = page.getByRole(role);
  await expect(shown).toBeVisible();
  return { page, shown };
}

for (const each of WINDOWS) {
  test(`whoever goes to the text in the moment in which ${each.name} goes stays there`, async ({
    person,
    newDocument,
  }) => {
    const { page } = await windowOpen({ person, newDocument }, each);
    await writeAtOnce(page, each.role);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('!');
    await expect(textBox(page)).toContainText('Monday.!');
  });

  test(`${each.name} that closes on a slow device gives the focus back all the same`, async ({
    person,
    newDocument,
  }) => {
    const { page, shown } = await windowOpen({ person, newDocument }, each, putTasksOff);
    await page.keyboard.press('Escape');
    await expect(shown).toBeHidden();
    await expect(each.opener(page)).toBeFocused();
  });
}
