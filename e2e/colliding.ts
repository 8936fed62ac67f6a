import { expect, type Locator, type Page } from '@playwright/test';
import { dialog, textBox, typeOver } from './editing';
import type { Person, TestDocument } from './fixtures';

/** Words and what stands in their place, in order. */
type Edits = readonly (readonly [from: string, to: string])[];

export const PLAN = `# Plan

We leave on Monday at nine.

The train is booked.

Somebody waters the plants.

Bring a coat.
`;

/** Saves a version by the other person's own request, under the tag of the newest one; returns its tag. */
export async function saveAs(person: Person, document: TestDocument, body: string): Promise<string> {
  const answer = await person.page.request.put(`/api/documents/${document.id}`, {
    data: { title: document.title, body },
    headers: { 'If-Match': document.etag },
  });
  expect(answer.ok()).toBe(true);
  document.etag = answer.headers().etag ?? '';
  return document.etag;
}

export function edited(text: string, edits: Edits): string {
  return edits.reduce((now, [from, to]) => now.replace(from, to), text);
}

/** Brings a document's editor on the page into a collision with what the other person saves; its open dialog. */
export async function collide(
  page: Page,
  document: TestDocument,
  other: Person,
  mine: Edits,
  theirs: Edits,
  body = PLAN,
): Promise<Locator> {
  await expect(textBox(page)).toBeVisible();
  for (const [from, to] of mine) await typeOver(page, from, to);
  await saveAs(other, document, edited(body, theirs));
  await page.keyboard.press('ControlOrMeta+s');
  await expect(dialog(page)).toBeVisible();
  return dialog(page);
}

/** What this page's device keeps of unsaved work, as text. */
export function keptOnDevice(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('midair');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result));
          };
        };
      }),
  );
}
