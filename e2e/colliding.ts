import { expect, type Locator, type Page } from '@playwright/test';
import { dialog, save, textBox, typeOver } from './editing';
import type { Cast, Person, TestDocument } from './fixtures';

/** Words and what stands in their place, in order. */
type Edits = readonly (readonly [from: string, to: string])[];

export const PLAN = `# Plan

We leave on Monday at nine.

The train is booked.

Somebody waters the plants.

Bring a coat.
`;

/** What two people do to the plan that overlaps in two places, and what it makes of the document. */
export const MINE: Edits = [
  ['Monday', 'Friday'],
  ['a coat', 'an umbrella'],
];
export const THEIRS: Edits = [
  ['Monday', 'Tuesday'],
  ['a coat', 'a scarf'],
];

/** The same, and a place that only the other person changed. */
export const THEIRS_AND_MORE: Edits = [...THEIRS, ['booked', 'booked and paid']];

/** Ana and Ben have the plan open, and both have its first version. */
export async function together({ person, newDocument }: Cast, options?: object) {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const ben = await person('Ben', options);
  await ana.open(document);
  await ben.open(document);
  return { document, ana, ben };
}

/** Both type into their own editors, Ana saves first, and Ben's save is refused; his open dialog. */
export async function collideTyping(
  ana: Person,
  ben: Person,
  edits: { readonly mine: Edits; readonly theirs: Edits } = { mine: MINE, theirs: THEIRS },
): Promise<Locator> {
  for (const [from, to] of edits.mine) await typeOver(ben.page, from, to);
  for (const [from, to] of edits.theirs) await typeOver(ana.page, from, to);
  await save(ana.page, 2);
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(dialog(ben.page)).toBeVisible();
  return dialog(ben.page);
}

/** Ben's editor with the dialog open over what Ana saved: two conflicts, and one change that merged by itself. */
export async function opened({ person, newDocument }: Cast) {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  const box = await collide(ben.page, document, ana, MINE, THEIRS_AND_MORE);
  return { document, ana, ben, box };
}

export const card = (box: Locator, number: number): Locator =>
  box.getByRole('group', { name: new RegExp(`^Conflict ${number} of`) });

export const radio = (box: Locator, number: number, name: string): Locator =>
  card(box, number).getByRole('radio', { name, exact: true });

/** What was chosen for a conflict, whether its card is folded up or not. */
export const expectDecided = (box: Locator, number: number, words: string): Promise<void> =>
  expect(card(box, number)).toHaveAccessibleName(new RegExp(`, ${words}$`));

/** Unfolds the card of a conflict that is decided. */
export const change = (box: Locator, number: number): Promise<void> =>
  card(box, number)
    .getByRole('button', { name: /^Change/ })
    .click();

/** What the dialog says to a screen reader. */
export const spoken = (box: Locator): Locator => box.locator('[aria-live=polite].sr-only');

export const saveMerged = (box: Locator): Promise<void> =>
  box.getByRole('button', { name: 'Save merged version' }).click();

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
