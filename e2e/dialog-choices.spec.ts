import { card, collide, edited, MINE, opened, PLAN, radio, saveMerged, spoken } from './colliding';
import { saveState, stored } from './editing';
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
