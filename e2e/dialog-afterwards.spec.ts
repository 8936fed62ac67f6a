import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import {
  change,
  collide,
  edited,
  expectDecided,
  MINE,
  PLAN,
  radio,
  saveMerged,
  THEIRS,
  together,
} from './colliding';
import { about, dialog, putSent, save, saveState, stored, textBox, typeOver } from './editing';
import { type Cast, expect, type TestDocument, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

const MERGED = edited(PLAN, [THEIRS[0]!, MINE[1]!]);

/**
 * Ana's version, begun on the first, is the second; Ben has merged: of two places hers is kept in one, his in the other.
 * Ana may be watching, with the document open all the time.
 */
async function merged({ person, newDocument }: Cast, watching = false) {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const ben = await person('Ben');
  if (watching) await ana.open(document);
  await ben.open(document);
  const box = await collide(ben.page, document, ana, MINE, THEIRS);
  await radio(box, 1, "Keep Ana's").check();
  await radio(box, 2, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).body).toBe(MERGED);
  return { document, ana, ben };
}

async function tagOf(page: Page, { id }: TestDocument): Promise<string> {
  return (await page.request.get(`/api/documents/${id}`)).headers().etag ?? '';
}

test('the other author is told what was kept', async ({ person, newDocument }) => {
  const { document, ana } = await merged({ person, newDocument }, true);

  const told = about(ana.page);
  await expect(told).toContainText(
    'Ben merged their changes with yours and kept 1 of 2 of your changes. Your v2 is in the history.',
  );
  await told.getByRole('link', { name: 'See what changed' }).click();
  const shown = ana.page.getByRole('region', { name: 'The version chosen' });
  await expect(shown.locator('del')).toContainText('a scarf');
  await expect(shown).toContainText("Merge of v2 and Ben's text, begun on v1.");

  // Having been told once is enough.
  await ana.open(document);
  await expect(textBox(ana.page)).toContainText('an umbrella');
  await expect(told).toBeHidden();
});

test('an author who was away is told on coming back', async ({ person, newDocument }) => {
  const { document, ana, ben } = await together({ person, newDocument });
  for (const [from, to] of THEIRS) await typeOver(ana.page, from, to);
  await typeOver(ben.page, 'Monday', 'Friday');
  await save(ana.page, 2);
  await ana.page.goto('/');
  await ben.page.keyboard.press('ControlOrMeta+s');
  await radio(dialog(ben.page), 1, 'Keep mine').check();
  await saveMerged(dialog(ben.page));
  await expect(saveState(ben.page)).toHaveText('Saved v3');

  await ana.open(document);
  const told = about(ana.page);
  await expect(told).toContainText('Ben merged their changes with yours and kept 1 of 2 of your changes.');
});

test('a merge just saved can be looked at and undone, and its choices are there again', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await merged({ person, newDocument }, true);
  const { page } = ben;
  const banner = about(page);
  await expect(banner).toContainText("Saved v3 by merging with Ana's version.");
  await expectAccessible(page, 'banner');

  await banner.getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('dialog', { name: 'What your merge changed' });
  await expect(review.locator('del')).toHaveText(['a scarf']);
  await expect(review.locator('ins')).toHaveText(['an umbrella']);
  await expectAccessible(page, 'review', ['region']);
  await page.keyboard.press('Escape');
  await expect(review).toBeHidden();

  const tag = await tagOf(page, document);
  const sent = putSent(page);
  await banner.getByRole('button', { name: 'Undo' }).click();
  const fields = await (await sent).allHeaders();
  expect(fields['if-match']).toBe(tag);
  expect(fields).not.toHaveProperty('merge-base');
  await expect(banner).toContainText("Your merge is undone: v4 is the same as Ana's version.");
  expect(await stored(page, document.id)).toMatchObject({ version: 4, body: edited(PLAN, THEIRS) });
  for (const words of ['Friday', 'an umbrella']) await expect(textBox(page)).toContainText(words);

  // Ana has her own text again, and is told nothing that is no longer so.
  await expect(saveState(ana.page)).toHaveText('Saved v4');
  await expect(textBox(ana.page)).toContainText('a scarf');
  await expect(about(ana.page)).toBeHidden();

  await banner.getByRole('button', { name: 'Decide now' }).click();
  const box = dialog(page);
  await expect(box).toContainText(
    "You undid your merge: version 4 is Ana's text again, and yours began on version 1.",
  );
  await expectDecided(box, 1, "Ana's kept");
  await expectDecided(box, 2, 'mine kept');
  await change(box, 1);
  await expect(radio(box, 1, "Keep Ana's")).toBeFocused();
  await radio(box, 1, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(page)).toHaveText('Saved v5');
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, MINE));
});

test('the review of a merge shows what it left out of my text, and brings that back', async ({
  person,
  newDocument,
}) => {
  const { document, ben } = await merged({ person, newDocument });
  const { page } = ben;
  await about(page).getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('dialog', { name: 'What your merge changed' });
  await review.getByRole('radio', { name: 'Against your text' }).check();
  await expect(review.locator('del')).toHaveText(['Friday']);
  await expect(review.locator('ins')).toHaveText(['Tuesday']);
  await expectAccessible(page, 'left out', ['region']);
  await review.getByRole('button', { name: 'Bring back your text' }).click();
  await expect(review).toBeHidden();
  await expect(textBox(page)).toContainText('Friday');
  await expect(saveState(page)).toHaveText('Unsaved changes');
  expect((await stored(page, document.id)).version).toBe(3);

  const tag = await tagOf(page, document);
  const sent = putSent(page);
  await page.keyboard.press('ControlOrMeta+s');
  expect((await (await sent).allHeaders())['if-match']).toBe(tag);
  await expect(saveState(page)).toHaveText('Saved v4');
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, MINE));
});

test('from a merge in the history both texts that went into it can be had again', async ({
  person,
  newDocument,
}) => {
  const { document, ben } = await merged({ person, newDocument });
  const { page } = ben;
  const history = `/documents/${document.id}/history?v=3`;

  // Mine was never saved: it is on the shelf of my device, and goes back into the editor.
  await page.goto(history);
  const parents = page.getByRole('region', { name: 'What was merged' });
  await expect(parents).toContainText('Merge of v2 and your text, begun on v1.');
  await expectAccessible(page, 'a merge in the history');
  await parents.getByRole('link', { name: 'Your text that was left out' }).click();
  const shelf = page.getByRole('dialog', { name: 'Set-aside texts' });
  await expect(shelf).toContainText('Left out of a merge');
  await shelf.getByRole('button', { name: 'Compare' }).click();
  await expect(shelf.locator('ins')).toHaveText(['Friday']);
  await shelf.getByRole('button', { name: 'Bring back' }).click();
  await expect(saveState(page)).toHaveText('Unsaved changes');
  const sent = putSent(page);
  const mergedTag = await tagOf(page, document);
  await page.keyboard.press('ControlOrMeta+s');
  expect((await (await sent).allHeaders())['if-match']).toBe(mergedTag);
  await expect(saveState(page)).toHaveText('Saved v4');
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, MINE));

  // Theirs is a version like any other.
  await page.goto(history);
  await parents.getByRole('link', { name: 'v2', exact: true }).click();
  const shown = page.getByRole('region', { name: 'The version chosen' });
  await expect(shown.getByRole('heading', { name: 'Version 2' })).toBeVisible();
  const tag = await tagOf(page, document);
  const restored = putSent(page);
  await shown.getByRole('button', { name: 'Restore this version' }).click();
  expect((await (await restored).allHeaders())['if-match']).toBe(tag);
  await expect(page.getByText('v2 is restored as v5.')).toBeVisible();
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, THEIRS));

  // To someone else, and on another device, the shelf is no business.
  const cleo = await person('Cleo');
  await cleo.page.goto(history);
  await expect(cleo.page.getByRole('link', { name: 'v2', exact: true })).toBeVisible();
  await expect(cleo.page.getByRole('link', { name: 'Your text that was left out' })).toHaveCount(0);
});
