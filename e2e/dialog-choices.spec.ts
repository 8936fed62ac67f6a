import { expectAccessible } from './accessible';
import {
  card,
  collide,
  edited,
  expectDecided,
  MINE,
  opened,
  PLAN,
  radio,
  saveAs,
  saveMerged,
  spoken,
} from './colliding';
import { dialog, saveState, stored, writeAll } from './editing';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

test('an automatic merge is taken back, and used again', async ({ person, newDocument }) => {
  const { document, ben, box } = await opened({ person, newDocument });
  await box.getByRole('button', { name: 'See what was merged automatically (1)' }).click();
  const list = box.getByRole('list');
  await list.getByRole('button', { name: /^Revert/ }).click();
  await expect(spoken(box)).toContainText('reverted');
  await list.getByRole('button', { name: /^Use again/ }).click();
  await expect(spoken(box)).toContainText('merged automatically');
  await list.getByRole('button', { name: /^Revert/ }).click();
  await radio(box, 1, 'Keep mine').check();
  await radio(box, 2, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).body).toBe(edited(PLAN, MINE));
});

test('keeping both of two paragraphs keeps them two', async ({ person, newDocument }) => {
  const { document, ben, box } = await opened({ person, newDocument });
  await radio(box, 1, 'Keep both, mine first').check();
  await radio(box, 2, "Keep both, Ana's first").check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).body).toBe(
    '# Plan\n\nWe leave on Friday at nine.\n\nWe leave on Tuesday at nine.\n\nThe train is booked and paid.\n\n' +
      'Somebody waters the plants.\n\nBring a scarf.\n\nBring an umbrella.\n',
  );
});

test('code and tables of a conflict stand in columns, prose does not', async ({ person, newDocument }) => {
  const body = 'Wait a little while.\n\nThen run it.\n\n```js\nlet wait = 1;\n```\n\nThat is all.\n';
  const document = await newDocument('Code', body);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  const box = await collide(
    ben.page,
    document,
    ana,
    [
      ['wait = 1', 'wait = 2'],
      ['little', 'long'],
    ],
    [
      ['wait = 1', 'wait = 3'],
      ['little', 'short'],
    ],
    body,
  );
  const face = (number: number) =>
    card(box, number)
      .locator('ins')
      .first()
      .evaluate((element) => getComputedStyle(element).fontFamily);
  expect(await face(1)).not.toContain('monospace');
  expect(await face(2)).toContain('monospace');
});

test('a combination of both rewordings is suggested, and used only by who asks for it', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  // In the first sentence each changed words of their own, side by side; in the second both changed the same one.
  const box = await collide(ben.page, document, ana, MINE, [
    ['at nine', 'before ten'],
    ['a coat', 'a scarf'],
  ]);
  const suggested = 'Use the suggested combination';
  await expect(card(box, 1)).toContainText('Suggested combination');
  await expect(card(box, 1).locator('ins')).toContainText(['Friday', 'before', 'Friday']);
  await expect(radio(box, 1, suggested)).toBeVisible();
  await expect(radio(box, 2, suggested)).toHaveCount(0);
  await expect(box.getByRole('radio', { checked: true })).toHaveCount(0);
  await expectAccessible(ben.page, 'suggestion');
  await radio(box, 2, 'Keep mine').check();
  await saveMerged(box);
  await expect(spoken(box)).toHaveText('1 conflict still needs a decision. Nothing was sent.');
  expect((await stored(ben.page, document.id)).version).toBe(2);

  await radio(box, 1, suggested).check();
  await expect(spoken(box)).toHaveText('Conflict 1, under Plan: suggested combination used. All 2 resolved.');
  await box.getByRole('button', { name: 'Undo choice' }).click();
  await expect(radio(box, 1, suggested)).not.toBeChecked();
  await expect(spoken(box)).toHaveText('Conflict 1, under Plan: undecided. 1 of 2 resolved.');
  await box.getByRole('button', { name: 'Redo choice' }).click();
  await expectDecided(box, 1, 'suggested combination used');
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const body = edited(PLAN, [['Monday at nine', 'Friday before ten'], ...MINE.slice(1)]);
  expect((await stored(ben.page, document.id)).body).toBe(body);
});

test('texts too different to compare finely are compared in larger pieces, and the dialog says so', async ({
  person,
  newDocument,
}) => {
  // So many equal lines in another order that no search of bearable length finds what became of each.
  const [tick, tock] = ['Tick.\n'.repeat(1200), 'Tock.\n'.repeat(1200)];
  const document = await newDocument('Clock', `Begin.\n\n${tick}${tock}\nEnd.\n`);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  const mine = `Begin.\n\n${tock}${tick}\nEnd.\n`;
  const theirs = `Begin.\n\n${tick}Stop.\n${tock}\nThe end.\n`;
  await writeAll(ben.page, mine);
  await saveAs(ana, document, theirs);
  await ben.page.keyboard.press('ControlOrMeta+s');
  const box = dialog(ben.page);
  await expect(box).toContainText(
    'The texts differ so much that they were compared in larger pieces. Nothing is lost; the places below are only larger than they could be.',
  );
  await expectAccessible(ben.page, 'larger pieces');
  await radio(box, 1, 'Keep mine').check();
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect((await stored(ben.page, document.id)).body).toBe(mine.replace('End.', 'The end.'));
});
