import { collideTyping, radio, saveMerged, THEIRS, together } from './colliding';
import { about, dialog, save, saveState, textBox, typeOver } from './editing';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

test('the other author is told what was kept, and the one who merged finds what was not', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const box = await collideTyping(ana, ben);
  await radio(box, 1, "Keep Ana's").check();
  await radio(box, 2, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');

  const told = about(ana.page);
  await expect(told).toContainText(
    'Ben merged their changes with yours and kept 1 of 2 of your changes. Your v2 is in the history.',
  );
  await told.getByRole('link', { name: 'See what changed' }).click();
  const shown = ana.page.getByRole('region', { name: 'The version chosen' });
  await expect(shown.locator('del')).toContainText('a scarf');
  await expect(shown).toContainText("Merge of v2 and Ben's text, begun on v1.");
  await ana.page.getByRole('link', { name: /^v2/ }).click();
  await expect(ana.page.getByRole('button', { name: 'Restore this version' })).toBeEnabled();

  // Having been told once is enough.
  await ana.open(document);
  await expect(textBox(ana.page)).toContainText('an umbrella');
  await expect(told).toBeHidden();

  // What Ben decided against is his alone, and on his device.
  await ben.page.goto(`/documents/${document.id}/history?v=3`);
  await ben.page.getByRole('link', { name: 'Your text that was left out' }).click();
  const shelf = ben.page.getByRole('dialog', { name: 'Set-aside texts' });
  await expect(shelf).toContainText('Left out of a merge');
  await shelf.getByRole('button', { name: 'Bring back' }).click();
  await expect(textBox(ben.page)).toContainText('Friday');
  await expect(saveState(ben.page)).toHaveText('Unsaved changes');
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
