import { edited, MINE, opened, PLAN, THEIRS_AND_MORE } from './colliding';
import { putSent, saveState, stored, textBox } from './editing';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

test('replacing the other version names every word that vanishes, and is sent under its tag', async ({
  person,
  newDocument,
}) => {
  const { document, ben, box } = await opened({ person, newDocument });
  await box.getByRole('button', { name: 'Other ways out' }).click();
  await ben.page.getByRole('menuitem', { name: /^Replace Ana's version/ }).click();
  const words = ben.page.getByRole('region', { name: 'Words that will vanish' });
  await expect(words.locator('del')).toHaveText(['Tuesday', 'and', 'paid', 'a', 'scarf']);
  expect((await stored(ben.page, document.id)).version).toBe(2);
  const sent = putSent(ben.page);
  await ben.page.getByRole('button', { name: 'Replace version 2' }).click();
  expect((await (await sent).allHeaders())['if-match']).toBe(document.etag);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).body).toBe(edited(PLAN, MINE));
});

test('my text becomes a copy, and the document stays as the other saved it', async ({
  person,
  newDocument,
}) => {
  const { document, ben, box } = await opened({ person, newDocument });
  await box.getByRole('button', { name: 'Other ways out' }).click();
  const sent = putSent(ben.page);
  await ben.page.getByRole('menuitem', { name: /^Save mine as a copy/ }).click();
  expect((await (await sent).allHeaders())['if-none-match']).toBe('*');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  await expect(textBox(ben.page)).toContainText('Tuesday');
  expect((await stored(ben.page, document.id)).body).toBe(edited(PLAN, THEIRS_AND_MORE));
  await ben.page.getByRole('button', { name: 'Open' }).click();
  await expect(ben.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Trip (copy)');
  await expect(textBox(ben.page)).toContainText('Friday');
});

test('discarded changes are set aside and come back', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await box.getByRole('button', { name: 'Other ways out' }).click();
  const discard = page.getByRole('menuitem', { name: /^Discard my changes/ });
  await expect(discard).toContainText('your text is set aside, and you can bring it back later.');
  await discard.click();
  await expect(saveState(page)).toHaveText('Saved v2');
  await expect(textBox(page)).toContainText('Tuesday');
  await page.reload();
  await expect(textBox(page)).toContainText('Tuesday');
  await page.getByRole('button', { name: 'Document menu' }).click();
  await page.getByRole('menuitem', { name: 'Set-aside texts…' }).click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(textBox(page)).toContainText('Friday');
  await expect(saveState(page)).toHaveText('Unsaved changes');
});
