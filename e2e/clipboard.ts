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

/** Copies what a page of this HTML shows, or the words of a field in it that has the focus, as somebody would there. */
export async function copyFrom(elsewhere: Page, html: string): Promise<void> {
  await elsewhere.bringToFront();
  await elsewhere.setContent(html);
  await elsewhere.keyboard.press('ControlOrMeta+a');
  await elsewhere.keyboard.press('ControlOrMeta+c');
}

/** Puts a picture on the clipboard, as *Copy image* does. */
export async function copyPicture(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob) await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
  });
}
