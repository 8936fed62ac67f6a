import { expect, type Locator, type Page, type Request } from '@playwright/test';

export const textBox = (page: Page): Locator => page.getByRole('textbox', { name: /^Text/ });
export const titleBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Title' });
export const saveState = (page: Page): Locator => page.getByRole('banner').getByRole('status');
export const about = (page: Page): Locator => page.getByRole('status', { name: 'About this document' });
export const notice = (page: Page): Locator => page.getByRole('group', { name: 'Notice' });
export const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Mid-air collision' });

/** Selects words in the editor, as a double click would. */
export async function select(page: Page, words: string): Promise<void> {
  const box = textBox(page);
  await box.focus();
  await expect(box).toContainText(words);
  // Until it lasts: a page that was opened just now may still lay its text out anew.
  await expect(async () => {
    const selected = await box.evaluate((element, sought) => {
      const selection = element.ownerDocument.getSelection();
      const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(sought) ?? -1;
        if (at < 0) continue;
        selection?.setBaseAndExtent(node, at, node, at + sought.length);
        break;
      }
      return new Promise((resolve) => requestAnimationFrame(() => resolve(selection?.toString())));
    }, words);
    expect(selected).toBe(words);
  }).toPass();
}

/** Selects `from` in the editor and types `to` over it, key by key. */
export async function typeOver(page: Page, from: string, to: string): Promise<void> {
  await select(page, from);
  await page.keyboard.type(to);
  await expect(textBox(page)).toContainText(to);
}

/** Pastes `text` in place of all that the editor has: one change, however long. */
export async function writeAll(page: Page, text: string): Promise<void> {
  await textBox(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await textBox(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** Saves by the keyboard and waits until the document is at that version. */
export async function save(page: Page, version: number): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText(`Saved v${version}`);
}

/** Whether a request saves a document: who is present is put as well, now and then. */
export function isSave(request: Request): boolean {
  return request.method() === 'PUT' && /^\/api\/documents\/[^/]+$/.test(new URL(request.url()).pathname);
}

/** The next request that saves a document. */
export function putSent(page: Page): Promise<Request> {
  return page.waitForRequest(isSave);
}

/** The document as the server has it now. */
export async function stored(
  page: Page,
  id: string,
): Promise<{ title: string; body: string; version: number }> {
  const answer = await page.request.get(`/api/documents/${id}`);
  expect(answer.status()).toBe(200);
  return { ...(await answer.json()), version: Number(answer.headers()['document-version']) };
}

/** What this page's device keeps of unsaved work, as text. */
export function keptOnDevice(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('midair');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const stores = opening.result.transaction(['drafts', 'parts']);
          const kept = [stores.objectStore('drafts').getAll(), stores.objectStore('parts').getAll()];
          stores.onerror = () => reject(stores.error);
          stores.oncomplete = () => {
            opening.result.close();
            resolve(JSON.stringify(kept.map(({ result }) => result)));
          };
        };
      }),
  );
}

/** Makes a page one of a slow device: what it puts off to the next task comes after what it lets wait for a moment. */
export function putTasksOff(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { setTimeout: timeout } = window;
    window.setTimeout = ((then: () => void, after = 0) => timeout(then, after || 100)) as typeof setTimeout;
  });
}
