import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  card,
  collide,
  collideTyping,
  edited,
  MINE,
  THEIRS as OVERLAPPING,
  PLAN,
  radio,
  saveAs,
  saveMerged,
  together,
} from './colliding';
import { about, dialog, keptOnDevice, putSent, save, saveState, stored, textBox, typeOver } from './editing';
import { expect, type Person, type TestDocument, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

const THEIRS = [...OVERLAPPING, ['booked', 'booked and paid']] as const;

const spoken = (box: Locator) => box.locator('[aria-live=polite].sr-only');

type Fixtures = {
  readonly person: (name: string, options?: object) => Promise<Person>;
  readonly newDocument: (title: string, body: string) => Promise<TestDocument>;
};

/** Ben's editor with the dialog open over what Ana saved. */
async function opened({ person, newDocument }: Fixtures) {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  const box = await collide(ben.page, document, ana, MINE, THEIRS);
  return { document, ana, ben, box };
}

async function expectAccessible(page: Page, state: string, without: string[] = []): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
  expect(found, state).toEqual([]);
}

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
      for (const view of ['Three columns', 'Show original']) {
        await box.getByRole('button', { name: view, exact: true }).click();
        await expect(box.getByRole('button', { name: view, pressed: true })).toBeVisible();
      }
      await expectAccessible(page, `${state}, all columns`);
      for (const view of ['Three columns', 'Show original']) {
        await box.getByRole('button', { name: view, exact: true }).click();
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
  await expect(spoken(box)).toHaveText('Conflict 1: mine kept. 1 of 2 resolved.');
  await radio(box, 2, "Keep Ana's").check();
  await expect(spoken(box)).toHaveText("Conflict 2: Ana's kept. All 2 resolved.");
  await card(box, 2).focus();
  await keyboard.press('Alt+Digit3');
  await expect(spoken(box)).toHaveText('Conflict 2: both kept, mine first. All 2 resolved.');

  // All the way back, and forth again.
  await keyboard.press('ControlOrMeta+z');
  await expect(radio(box, 2, "Keep Ana's")).toBeChecked();
  await keyboard.press('ControlOrMeta+z');
  await expect(spoken(box)).toHaveText('Conflict 2: undecided. 1 of 2 resolved.');
  await keyboard.press('ControlOrMeta+z');
  await expect(box.getByRole('radio', { checked: true })).toHaveCount(0);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(spoken(box)).toHaveText('2 conflicts still need a decision. Nothing was sent.');
  await expect(card(box, 1)).toBeFocused();
  for (const words of ['Conflict 1: mine kept', "Conflict 2: Ana's kept", 'Conflict 2: both kept']) {
    await box.getByRole('button', { name: 'Redo choice' }).click();
    await expect(spoken(box)).toContainText(words);
  }
  await expect(radio(box, 1, 'Keep mine')).toBeChecked();
  await expect(radio(box, 2, 'Keep both, mine first')).toBeChecked();
});

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
  expect((await stored(ben.page, document.id)).body).toBe(edited(PLAN, THEIRS));
  await ben.page.getByRole('button', { name: 'Open' }).click();
  await expect(ben.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Trip (copy)');
  await expect(textBox(ben.page)).toContainText('Friday');
});

test('discarded changes come back from the shelf', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await box.getByRole('button', { name: 'Other ways out' }).click();
  await page.getByRole('menuitem', { name: /^Discard my changes/ }).click();
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
  await expect(radio(again, 2, 'Keep mine')).toBeChecked();
  await expect(card(again, 1).getByRole('textbox')).toHaveValue('We leave on Friday or Tuesday at nine.');
  await expect(card(again, 2)).toBeFocused();
  await again.getByRole('button', { name: 'Undo choice' }).click();
  await expect(again).toContainText('1 of 2 resolved');
  await radio(again, 2, "Keep Ana's").check();
  await saveMerged(again);
  await expect(saveState(page)).toHaveText('Saved v3');
  expect((await stored(page, document.id)).body).toContain('We leave on Friday or Tuesday at nine.');
});

test('a second collision keeps what was typed by hand, also where its place has changed', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben, box } = await opened({ person, newDocument });
  await radio(box, 1, 'Edit').check();
  await card(box, 1).getByRole('textbox').fill('We leave on Friday or Tuesday at nine.');
  await radio(box, 2, 'Edit').check();
  await card(box, 2).getByRole('textbox').fill('Bring an umbrella and a scarf.');
  await saveAs(ana, document, edited(PLAN, [...THEIRS, ['a scarf', 'a hat']]));

  await expect(box).toContainText('Ana saved version 3 while you were deciding.');
  await expect(card(box, 1).getByRole('textbox')).toHaveValue('We leave on Friday or Tuesday at nine.');
  await expect(radio(box, 2, 'Edit')).not.toBeChecked();
  await expect(box).toContainText('Bring an umbrella and a scarf.');
  await box.getByRole('button', { name: 'Use it for conflict 2' }).click();
  await expect(card(box, 2).getByRole('textbox')).toHaveValue('Bring an umbrella and a scarf.');
  await saveMerged(box);
  await expect(saveState(ben.page)).toHaveText('Saved v4');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Friday or Tuesday');
  expect(body).toContain('an umbrella and a scarf');
});

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
  for (const [from, to] of OVERLAPPING) await typeOver(ana.page, from, to);
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
