import { card, collideTyping, PLAN, radio, saveMerged, together } from './colliding';
import { dialog, putSent, save, saveState, stored, textBox, titleBox, typeOver } from './editing';
import { expect, test } from './fixtures';

test('two people reword one sentence: the second is asked, and both keep their words', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  await typeOver(ben.page, 'Monday', 'Friday');
  await typeOver(ben.page, 'booked', 'booked and paid');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await typeOver(ana.page, 'a coat', 'a warm coat');
  await save(ana.page, 2);

  const refused = ben.page.waitForResponse((r) => r.request().method() === 'PUT' && r.status() === 412);
  await ben.page.getByRole('button', { name: 'Save', exact: true }).click();
  const current = (await refused).headers().etag;

  const box = dialog(ben.page);
  await expect(box).toContainText('Ana saved version 2 while you were editing version 1.');
  await expect(box).toContainText('Your text is safe.');
  await expect(box).toContainText('2 changes were merged automatically; 1 needs you.');
  await expect(box.getByRole('group', { name: /^Conflict 1 of 1, paragraph 2, undecided/ })).toBeVisible();
  await expect(card(box, 1).locator('ins')).toContainText(['Friday', 'Tuesday']);
  await expect(card(box, 1).locator('del')).toContainText(['Monday', 'Monday']);

  // Nothing is chosen by itself, and nothing is sent while something is open.
  await expect(card(box, 1).getByRole('radio', { checked: true })).toHaveCount(0);
  await saveMerged(box);
  await expect(box).toBeVisible();
  expect((await stored(ben.page, document.id)).version).toBe(2);

  await radio(box, 1, 'Edit').check();
  await card(box, 1).getByRole('textbox').fill('We leave on Tuesday or Friday at nine.');
  const sent = putSent(ben.page);
  await saveMerged(box);
  const fields = await (await sent).allHeaders();
  expect(fields['if-match']).toBe(current);
  expect(fields['merge-base']).toBe(document.etag);

  await expect(box).toBeHidden();
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const { body } = await stored(ben.page, document.id);
  expect(body).toBe(
    '# Plan\n\nWe leave on Tuesday or Friday at nine.\n\nThe train is booked and paid.\n\nSomebody waters the plants.\n\nBring a warm coat.\n',
  );

  const versions = await (await ben.page.request.get(`/api/documents/${document.id}/versions`)).json();
  const merge = versions[0];
  expect(merge.version).toBe(3);
  expect(merge.parent).toBe(current);
  expect(merge.mergeBase).toBe(document.etag);
});

test('edits in different paragraphs fit together and are shown before they are saved', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const box = await collideTyping(ana, ben, {
    mine: [['booked', 'booked and paid']],
    theirs: [['a coat', 'a warm coat']],
  });
  await expect(box).toContainText('2 changes were merged automatically');
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('booked and paid');
  expect(body).toContain('a warm coat');
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
  await expect(radio(box, 1, 'Keep mine')).toBeChecked();
  await expect(second.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(second.locator('ins').filter({ hasText: 'hat' })).toBeVisible();
  await second.getByRole('radio', { name: "Keep Ana's" }).check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v4');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('We leave on Friday at nine.');
  expect(body).toContain('Bring a hat.');
});

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
  await expect(radio(box, 2, 'Keep mine')).toBeChecked();
  await radio(box, 1, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Friday');
  expect(body).toContain('an umbrella');
});

test('someone deletes what I edit: my text can make it again', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(/status of (404|410)/);
  const { document, ana, ben } = await together({ person, newDocument });
  await typeOver(ben.page, 'Monday', 'Friday');
  await ana.page.request.delete(`/api/documents/${document.id}`, { headers: { 'If-Match': document.etag } });
  await ben.page.keyboard.press('ControlOrMeta+s');
  // The refused save opens a dialog; where the news of the deletion was faster, the banner offers the same.
  const recreate = ben.page.getByRole('button', { name: 'Recreate with my text' }).last();
  await expect(recreate).toBeVisible();
  await expect(ben.page.getByText(/Your text is safe/).first()).toBeVisible();
  const sent = ben.page.waitForRequest((r) => r.method() === 'PUT' && 'if-none-match' in r.headers());
  await recreate.click();
  expect((await (await sent).allHeaders())['if-none-match']).toBe('*');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  expect((await stored(ben.page, document.id)).body).toContain('Friday');
});

test('the same person in two tabs is told so', async ({ person, newDocument }) => {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  await ana.open(document);
  const other = await ana.newTab();
  await other.goto(`/documents/${document.id}`);
  await expect(titleBox(other)).toHaveValue('Trip');
  await typeOver(other, 'Monday', 'Friday');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);
  await other.bringToFront();
  await other.keyboard.press('ControlOrMeta+s');
  const box = dialog(other);
  await expect(box).toContainText(/you, in another tab/i);
  await box.getByRole('radio', { name: 'Keep both, mine first' }).check();
  await saveMerged(box);
  await expect(saveState(other)).toHaveText('Saved v3');
  const { body } = await stored(other, document.id);
  expect(body).toContain('Friday');
  expect(body).toContain('Tuesday');
});

test('a collision is resolved by the keyboard alone', async ({ person, newDocument }) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const box = await collideTyping(ana, ben);
  const keys = ben.page.keyboard;
  // So low that not even one card fits: going to it must scroll the text alone.
  await ben.page.setViewportSize({ width: 900, height: 360 });
  await keys.press('F7');
  await expect(card(box, 1)).toBeFocused();
  await keys.press('Alt+Digit1');
  await keys.press('ControlOrMeta+Enter');
  await expect(box).toContainText('1 of 2 resolved');
  await expect(card(box, 2)).toBeFocused();
  await expect(box.getByRole('heading', { name: 'Mid-air collision' })).toBeInViewport({ ratio: 1 });
  await keys.press('Alt+Digit2');
  await expect(box).toContainText('All 2 resolved');
  await keys.press('ControlOrMeta+z');
  await expect(box).toContainText('1 of 2 resolved');
  await keys.press('ControlOrMeta+Shift+z');
  await expect(box).toContainText('All 2 resolved');
  await keys.press('ControlOrMeta+Enter');
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  await expect(textBox(ben.page)).toBeFocused();
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Friday');
  expect(body).toContain('a scarf');
});

test('a collision is resolved on a phone', async ({ person, newDocument }) => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const { document, ana, ben } = await together({ person, newDocument }, phone);
  await typeOver(ben.page, 'Monday', 'Friday');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);
  await ben.page.getByRole('button', { name: 'Save', exact: true }).tap();
  const box = dialog(ben.page);
  await box.getByRole('radio', { name: 'Keep mine' }).tap();
  const overflow = await ben.page.evaluate(() => window.document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await box.getByRole('button', { name: 'Save merged version' }).tap();
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).body).toContain('Friday');
});

test('both titles collide like any other text', async ({ person, newDocument }) => {
  const { document, ana, ben } = await together({ person, newDocument });
  await titleBox(ben.page).fill('Trip to Rome');
  await titleBox(ana.page).fill('Journey');
  await save(ana.page, 2);
  await ben.page.keyboard.press('ControlOrMeta+s');
  const box = dialog(ben.page);
  await expect(card(box, 1)).toHaveAccessibleName(/^Conflict 1 of 1, title/);
  await radio(box, 1, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).title).toBe('Trip to Rome');
});
