import { expectAccessible } from './accessible';
import { card, opened, radio, spoken } from './colliding';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

test('nothing about the dialog stands in anyone’s way, light or dark, narrow or wide', async ({
  person,
  newDocument,
}) => {
  const { ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1280, 360]) {
      const state = `${colorScheme}, ${width} px`;
      await page.setViewportSize({ width, height: 800 });
      await expectAccessible(page, state);
      const overflow = await box.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(overflow, state).toBeLessThanOrEqual(0);
      const columns = box.getByRole('button', { name: 'Three columns', exact: true });
      await expect(columns, 'offered where there is room').toHaveCount(width === 1280 ? 1 : 0);
      if (width === 1280) {
        for (const view of ['Three columns', 'Show original']) {
          await box.getByRole('button', { name: view, exact: true }).click();
          await expect(box.getByRole('button', { name: view, pressed: true })).toBeVisible();
        }
        await expectAccessible(page, `${state}, all columns`);
        for (const view of ['Three columns', 'Show original']) {
          await box.getByRole('button', { name: view, exact: true }).click();
        }
      }
    }
    await box.getByRole('button', { name: 'Other ways out' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    // A menu belongs to its button and to no landmark.
    await expectAccessible(page, `${colorScheme}, ways out`, ['region']);
    await page.getByRole('menuitem', { name: /^Replace/ }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expectAccessible(page, `${colorScheme}, before replacing`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await expectAccessible(page, `${colorScheme}, keys`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  }
  await box.getByRole('button', { name: /^See what was merged automatically/ }).click();
  await radio(box, 1, 'Edit').check();
  await box.getByRole('button', { name: 'Preview', exact: true }).click();
  await expectAccessible(page, 'preview');
});

test('each decision, and what undoes it, is announced', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  const { keyboard } = ben.page;
  await radio(box, 1, 'Keep mine').check();
  await expect(spoken(box)).toHaveText('Conflict 1, under Plan: mine kept. 1 of 2 resolved.');
  await radio(box, 2, "Keep Ana's").check();
  await expect(spoken(box)).toHaveText("Conflict 2, under Plan: Ana's kept. All 2 resolved.");
  await card(box, 2).focus();
  await keyboard.press('Alt+Digit3');
  await expect(spoken(box)).toHaveText('Conflict 2, under Plan: both kept, mine first. All 2 resolved.');

  // All the way back, and forth again.
  await keyboard.press('ControlOrMeta+z');
  await expect(radio(box, 2, "Keep Ana's")).toBeChecked();
  await keyboard.press('ControlOrMeta+z');
  await expect(spoken(box)).toHaveText('Conflict 2, under Plan: undecided. 1 of 2 resolved.');
  await keyboard.press('ControlOrMeta+z');
  await expect(box.getByRole('radio', { checked: true })).toHaveCount(0);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(spoken(box)).toHaveText('2 conflicts still need a decision. Nothing was sent.');
  await expect(card(box, 1)).toBeFocused();
  for (const words of [
    'Conflict 1, under Plan: mine kept',
    "Conflict 2, under Plan: Ana's kept",
    'Conflict 2, under Plan: both kept',
  ]) {
    await box.getByRole('button', { name: 'Redo choice' }).click();
    await expect(spoken(box)).toContainText(words);
  }
  await expect(radio(box, 1, 'Keep mine')).toBeChecked();
  await expect(radio(box, 2, 'Keep both, mine first')).toBeChecked();
});
