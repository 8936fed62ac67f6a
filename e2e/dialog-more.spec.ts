import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import {
  card,
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
import { dialog, putTasksOff, saveState, stored, textBox, writeAll } from './editing';
import { type Cast, expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

/** Opens the menu of what is rarely needed by the keyboard, and takes an item. */
async function more(page: Page, box: Locator, name: RegExp): Promise<void> {
  await box.getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name }));
  await item.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeHidden();
  // Until the focus is back in the dialog no key is meant for it.
  await expect(box.getByRole('button', { name: 'More' })).toBeFocused();
}

/** Ben's dialog over versions of one text. */
async function collided({ person, newDocument }: Cast, base: string, mine: string, theirs: string) {
  const document = await newDocument('Trip', base);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  await expect(textBox(ben.page)).not.toBeEmpty();
  await writeAll(ben.page, mine);
  await saveAs(ana, document, theirs);
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(dialog(ben.page)).toBeVisible();
  return { document, page: ben.page, box: dialog(ben.page) };
}

test('one side is taken for all that is open, and that is one step to undo', async ({
  person,
  newDocument,
}) => {
  const { document, ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await radio(box, 1, 'Keep mine').check();
  await more(page, box, /^Keep Ana's for the rest \(1\)/);
  await expect(box).toContainText('All 2 resolved');
  await expectDecided(box, 2, "Ana's kept");
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box).toContainText('1 of 2 resolved');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(box).toContainText('0 of 2 resolved');
  await box.getByRole('button', { name: 'All mine, for the rest' }).click();
  await expect(box).toContainText('All 2 resolved');
  await expect(box.locator('p:focus')).toContainText('Your text is safe');
  await box.getByRole('button', { name: 'Undo choice' }).click();
  await expect(box).toContainText('0 of 2 resolved');
  await box.getByRole('button', { name: 'Redo choice' }).click();
  await expect(box).toContainText('All 2 resolved');
  await saveMerged(box);
  await expect(saveState(page)).toHaveText('Saved v3');
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, [...MINE, ['booked', 'booked and paid']]));
});

test('the focus is back in the dialog also where what had it goes first', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  await putTasksOff(ben.page);
  await radio(box, 1, 'Keep mine').check();
  await more(ben.page, box, /^Keep Ana's for the rest \(1\)/);
});

test('a place is decided part by part, by the keyboard alone', async ({ person, newDocument }) => {
  const text = (...lines: readonly string[]) => `Bring:\n\n${lines.join('\n')}\n`;
  const { document, page, box } = await collided(
    { person, newDocument },
    text('We leave at nine. Bring a coat. The train is late.'),
    text('We leave at eight. Bring a coat. The train is never late.'),
    text('We leave at ten. Bring a coat. The bus is late.'),
  );
  await radio(box, 1, 'Choose part by part').focus();
  await page.keyboard.press('Space');
  await expect(card(box, 1)).toHaveAccessibleName(/undecided$/);
  const first = box.getByRole('group', { name: /^Part 1 of/ });
  await first.getByRole('radio', { name: /^Mine/ }).focus();
  await page.keyboard.press('Space');
  const last = box.getByRole('group', { name: /^Part 2 of 2/ });
  await last.getByRole('radio', { name: /^Mine/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(card(box, 1)).toHaveAccessibleName(/put together from parts$/);
  await expect(spoken(box)).toContainText('put together from parts');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, 'parts, dark, 360 px');
  expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  await page.screenshot({ path: 'test-results/parts-360-dark.png' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(saveState(page)).toHaveText('Saved v3');
  expect((await stored(page, document.id)).body).toBe(
    text('We leave at eight. Bring a coat. The bus is late.'),
  );
});

test('what merged by itself, and what nobody changed, is edited in place', async ({
  person,
  newDocument,
}) => {
  const { document, ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await expect(box.getByRole('button', { name: /^Edit/ })).toHaveCount(0);
  await more(page, box, /^Edit the other text/);
  await box.getByRole('button', { name: /^Edit: Ana/ }).click();
  await box
    .getByRole('textbox', { name: 'Your wording, under Plan' })
    .fill('The train is booked, paid and on time.');
  await box.getByRole('button', { name: 'Edit this text' }).last().click();
  const field = box.getByRole('textbox', { name: 'Your wording of text that nobody changed' });
  await field.fill((await field.inputValue()).replace('Somebody waters', 'Cleo waters'));
  await page.screenshot({ path: 'test-results/editing-in-place.png' });
  await radio(box, 1, 'Keep mine').check();
  await radio(box, 2, 'Keep mine').check();
  await expectAccessible(page, 'editing in place');
  await saveMerged(box);
  await expect(saveState(page)).toHaveText('Saved v3');
  expect((await stored(page, document.id)).body).toBe(
    edited(PLAN, [...MINE, ['booked', 'booked, paid and on time'], ['Somebody waters', 'Cleo waters']]),
  );
});

test('the focus is never lost when what had it goes away', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await more(page, box, /^Edit the other text/);
  await box.getByRole('button', { name: 'Edit this text' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(box.getByRole('textbox', { name: /^Your wording of text/ })).toBeFocused();
  await expect(spoken(box)).toHaveText('A text field is open.');
  await page.keyboard.press('Shift+Tab');
  await expect(box.getByRole('button', { name: 'Leave it as it was' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(spoken(box)).toHaveText('The text is as it was.');
  await page.keyboard.press('Tab');
  await expect(box.getByRole('button', { name: 'Edit this text' }).first()).toBeFocused();

  await radio(box, 1, 'Edit').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(box.getByRole('button', { name: 'Use this text' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box.getByRole('textbox', { name: 'Your wording, under Plan' })).toBeFocused();
  await expect(box).toContainText('1 of 2 resolved');
});

test('F7 also stops at automatic merges when asked', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  const { keyboard } = ben.page;
  await more(ben.page, box, /^F7 stops/);
  await keyboard.press('F7');
  await expect(card(box, 1)).toBeFocused();
  await keyboard.press('F7');
  await expect(box.getByRole('group', { name: /Merged automatically, under Plan/ })).toBeFocused();
  await keyboard.press('F7');
  await expect(card(box, 2)).toBeFocused();
  await keyboard.press('Shift+F7');
  await expect(box.getByRole('group', { name: /Merged automatically, under Plan/ })).toBeFocused();
});

test('words are found in all of the merge, also where it is folded', async ({ person, newDocument }) => {
  const filling = Array.from(
    { length: 60 },
    (_, at) => `Paragraph ${at} stays${at === 30 ? ' by the lighthouse' : ''}.\n\n`,
  );
  const text = (first: string, last: string) => `${first}\n\n${filling.join('')}${last}\n`;
  const { page, box } = await collided(
    { person, newDocument },
    text('We meet on Monday.', 'Bring a lamp.'),
    text('We meet on Friday at the lighthouse.', 'Bring a lamp.'),
    text('We meet on Tuesday.', 'Bring a lamp for the lighthouse.'),
  );
  await expect(box).not.toContainText('by the lighthouse');
  await page.keyboard.press('ControlOrMeta+f');
  const field = box.getByRole('searchbox', { name: 'Find in the texts' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Lighthouse');
  await expect(box.getByRole('search')).toContainText('1 of 3');
  await page.keyboard.press('Enter');
  await expect(box.getByRole('search')).toContainText('2 of 3');
  const top = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('found') ?? [];
      return range instanceof Range ? range.getBoundingClientRect().top : -1;
    });
  await expect
    .poll(async () => {
      const y = await top();
      return y > 150 && y < 600;
    })
    .toBe(true);
  const marked = () => page.evaluate(() => CSS.highlights.get('found')?.size);
  await expect.poll(marked).toBe(1);
  await page.screenshot({ path: 'test-results/find.png' });
  await expectAccessible(page, 'find');
  await page.keyboard.press('Shift+Enter');
  await expect(box.getByRole('search')).toContainText('1 of 3');
  await expect(field).toBeFocused();
  await field.fill('nowhere at all');
  await expect(box.getByRole('search')).toContainText('Found nowhere');
  // Esc ends the search, and only that.
  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(box).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
});

test('each occurrence is found and gone to, also across marks', async ({ person, newDocument }) => {
  const text = (day: string) => `We meet on ${day} at nine, and eat at nine thirty.\n`;
  const { page, box } = await collided(
    { person, newDocument },
    text('Monday'),
    text('Friday'),
    text('Tuesday'),
  );
  await page.keyboard.press('ControlOrMeta+f');
  const shown = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('found-shown') ?? [])].map((range) => String(range)).join(''),
    );
  await page.keyboard.type('friday at');
  await expect(box.getByRole('search')).toContainText('Found once');
  await expect.poll(shown).toBe('Friday at');
  await box.getByRole('searchbox').fill('nine');
  await expect(box.getByRole('search')).toContainText('1 of 4');
  const where = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('found-shown') ?? [];
      const all = [...(CSS.highlights.get('found') ?? [])];
      return all.findIndex(
        (each) =>
          each === range ||
          (String(each.startOffset) === String(range?.startOffset) &&
            each.startContainer === range?.startContainer),
      );
    });
  for (const at of [1, 2, 3, 0]) {
    await page.keyboard.press('Enter');
    await expect(box.getByRole('search')).toContainText(`${at + 1} of 4`);
    await expect.poll(where).toBe(at);
  }
});

test('changes of white space alone go unmarked when asked', async ({ person, newDocument }) => {
  const { page, box } = await collided(
    { person, newDocument },
    'One two three four.\n',
    'One  two three five.\n',
    'One two three six.\n',
  );
  const marks = card(box, 1).locator('ins');
  await expect(marks).toContainText(['five', 'six']);
  const before = await marks.count();
  await more(page, box, /^Ignore white space/);
  await expect(marks).toHaveText(['five', 'six']);
  expect(before).toBeGreaterThan(2);
});

test('the toolbar with its menu fits on a phone', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await box.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'more, dark, 360 px', ['region']);
  await page.screenshot({ path: 'test-results/more-360-dark.png' });
  const overflow = await box.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
