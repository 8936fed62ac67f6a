import {
  card,
  change,
  collideTyping,
  edited,
  expectDecided,
  opened,
  PLAN,
  radio,
  saveAs,
  saveMerged,
  THEIRS_AND_MORE,
  together,
} from './colliding';
import { dialog, keptOnDevice, save, saveState, stored, textBox, typeOver } from './editing';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

test('deciding later keeps the text and the choices, also across a reload', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  await radio(await collideTyping(ana, ben), 2, 'Keep mine').check();
  await ben.page.keyboard.press('Escape');
  await expect(dialog(ben.page)).toBeHidden();
  await expect(textBox(ben.page)).toContainText('Friday');
  await expect(saveState(ben.page)).toContainText('Collision');
  await expect(ben.page.getByRole('button', { name: 'Decide now' })).toBeVisible();

  await ben.page.reload();
  await ben.page.getByRole('button', { name: 'Decide now' }).or(dialog(ben.page)).first().waitFor();
  await expect(textBox(ben.page).or(dialog(ben.page)).first()).toBeVisible();
  if (await dialog(ben.page).isHidden()) await ben.page.getByRole('button', { name: 'Decide now' }).click();
  const box = dialog(ben.page);
  await expectDecided(box, 2, 'mine kept');
  await radio(box, 1, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Friday');
  expect(body).toContain('an umbrella');
});

test('a killed tab resumes at the same card with the same choices', async ({ person, newDocument }) => {
  const { document, ben, box } = await opened({ person, newDocument });
  await radio(box, 1, 'Edit').check();
  await card(box, 1).getByRole('textbox').fill('We leave on Friday or Tuesday at nine.');
  await radio(box, 2, 'Keep mine').check();
  await expect.poll(() => keptOnDevice(ben.page)).toMatch(/Friday or Tuesday.*"take":"mine"/);

  const crashed = ben.page.waitForEvent('crash');
  const devtools = await ben.page.context().newCDPSession(ben.page);
  devtools.send('Page.crash').catch(() => {});
  await crashed;

  const page = await ben.newTab();
  await page.goto(`/documents/${document.id}`);
  const again = dialog(page);
  await expectDecided(again, 2, 'mine kept');
  await expect(card(again, 1)).toContainText('We leave on Friday or Tuesday at nine.');
  await expect(card(again, 2)).toBeFocused();
  await again.getByRole('button', { name: 'Undo choice' }).click();
  await expect(again).toContainText('1 of 2 resolved');
  await radio(again, 2, "Keep Ana's").check();
  await saveMerged(again);
  await expect(saveState(page)).toHaveText('Saved v3');
  expect((await stored(page, document.id)).body).toContain('We leave on Friday or Tuesday at nine.');
});

test('a second collision while resolving keeps the choices that still apply', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const box = await collideTyping(ana, ben);
  await radio(box, 1, 'Keep mine').check();
  await radio(box, 2, 'Keep mine').check();

  await typeOver(ana.page, 'a scarf', 'a hat');
  await save(ana.page, 3);
  await saveMerged(box);

  await expect(box).toContainText('version 3');
  const second = box.getByRole('group', { name: /^Conflict 2 of 2.*new/ });
  await expectDecided(box, 1, 'mine kept');
  await expect(second.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(second.locator('ins').filter({ hasText: 'hat' })).toBeVisible();
  await second.getByRole('radio', { name: "Keep Ana's" }).check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v4');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('We leave on Friday at nine.');
  expect(body).toContain('Bring a hat.');
});

test('a second collision keeps what was typed by hand, also where its place has changed', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben, box } = await opened({ person, newDocument });
  await radio(box, 1, 'Edit').check();
  await card(box, 1).getByRole('textbox').fill('We leave on Friday or Tuesday at nine.');
  await radio(box, 2, 'Edit').check();
  const field = card(box, 2).getByRole('textbox');
  await field.fill('Bring an umbr');
  const news = ben.page.waitForResponse(
    (answer) => answer.request().method() === 'GET' && answer.url().endsWith(`/api/documents/${document.id}`),
  );
  await saveAs(ana, document, edited(PLAN, [...THEIRS_AND_MORE, ['a scarf', 'a hat']]));
  await news;
  // Each key reaches the field, and the news comes in once it is left.
  await ben.page.keyboard.type('ella and a scarf.', { delay: 30 });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Bring an umbrella and a scarf.');
  await expect(box).not.toContainText('version 3');
  await ben.page.keyboard.press('Shift+Tab');

  await expect(box).toContainText('Ana saved version 3 while you were deciding.');
  await change(box, 1);
  await expect(card(box, 1).getByRole('textbox')).toHaveValue('We leave on Friday or Tuesday at nine.');
  await expect(radio(box, 2, 'Edit')).not.toBeChecked();
  await expect(box).toContainText('Bring an umbrella and a scarf.');
  await box.getByRole('button', { name: 'Use it for conflict 2' }).click();
  await expectDecided(box, 2, 'edited manually');
  await expect(card(box, 2)).toContainText('Bring an umbrella and a scarf.');
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v4');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Friday or Tuesday');
  expect(body).toContain('an umbrella and a scarf');
});
