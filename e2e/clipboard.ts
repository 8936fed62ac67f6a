import type { Page } from '@playwright/test';

/** What is on the clipboard, by pasting it: our pages may not read it (Permissions-Policy), and so neither may a test. */
export async function copied(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    field.id = 'pasted';
    // Where a dialog is open, focus may not leave it.
    (document.querySelector('[role=dialog]') ?? document.body).append(field);
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+v');
  return page.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>('#pasted');
    const text = field?.value ?? '';
    field?.remove();
    return text;
  });
}
