import { card, edited, PLAN, radio, saveAs, saveMerged, together } from './colliding';
import { about, dialog, putSent, save, saveState, stored, titleBox, typeOver } from './editing';
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
  await expect(box.getByRole('group', { name: /^Conflict 1 of 1, under Plan, undecided/ })).toBeVisible();
  await expect(card(box, 1).locator('ins')).toContainText(['Friday', 'Tuesday']);
  await expect(card(box, 1).locator('del')).toContainText(['Monday', 'Monday']);

  // Nothing is chosen by itself, and nothing is sent while something is open.
  await expect(card(box, 1).getByRole('radio', { checked: true })).toHaveCount(0);
  await saveMerged(box);
  await expect(box).toBeVisible();
  expect((await stored(ben.page, document.id)).version).toBe(2);

  // Opening a text field decides nothing.
  await radio(box, 1, 'Edit').check();
  await expect(card(box, 1)).toHaveAccessibleName(/undecided$/);
  await saveMerged(box);
  await expect(box).toContainText('1 conflict still needs a decision. Nothing was sent.');
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

test('edits in different paragraphs fit together: they are saved as one text, and can be reviewed before', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  await typeOver(ben.page, 'booked', 'booked and paid');
  await typeOver(ana.page, 'a coat', 'a warm coat');
  await save(ana.page, 2);
  await about(ben.page).getByRole('button', { name: 'Review' }).click();
  const box = dialog(ben.page);
  await expect(box).toContainText('2 changes were merged automatically');
  // Nothing was decided, so nothing has to be: the save needs no dialog.
  await ben.page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await save(ben.page, 3);
  await expect(about(ben.page)).toContainText("Saved v3 by merging with Ana's version.");
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('booked and paid');
  expect(body).toContain('a warm coat');
});

test('the same text on both sides, or a change on one side only, needs no dialog', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_FAILED/);
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  const banner = about(ben.page);

  // Both wrote the same, and Ana was first.
  await ben.page.route('**/api/documents/*', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  await typeOver(ben.page, 'Monday', 'Friday');
  await saveAs(ana, document, edited(PLAN, [['Monday', 'Friday']]));
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  await expect(dialog(ben.page)).toBeHidden();

  // Ben has Ana's next change too, and one of his own.
  await typeOver(ben.page, 'booked', 'booked and paid');
  await typeOver(ben.page, 'a coat', 'a warm coat');
  await saveAs(
    ana,
    document,
    edited(PLAN, [
      ['Monday', 'Friday'],
      ['booked', 'booked and paid'],
    ]),
  );
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ben.page)).toHaveText('Saved v4');
  await expect(dialog(ben.page)).toBeHidden();
  await expect(banner).toBeHidden();
  expect((await stored(ben.page, document.id)).body).toContain('a warm coat');
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
  await expect(card(box, 1)).toHaveAccessibleName(/^Conflict 1 of 1, in the title/);
  await radio(box, 1, 'Keep my title').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).title).toBe('Trip to Rome');
});
