import { expect, type Page } from '@playwright/test';

/** Opens a lab by its link, as somebody who has not been there, and joins by a name. */
export async function joinByName(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeHidden();
}
