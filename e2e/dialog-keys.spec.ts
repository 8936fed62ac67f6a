import {
  card,
  collide,
  collideTyping,
  expectDecided,
  MINE,
  PLAN,
  radio,
  spoken,
  THEIRS,
  together,
} from './colliding';
import { dialog, putSent, saveState, stored, textBox, titleBox } from './editing';
import { type Cast, expect, test } from './fixtures';

test('a collision is resolved by the keyboard alone', async ({ person, newDocument }) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const box = await collideTyping(ana, ben);
  const keys = ben.page.keyboard;
  // So low that not even one card fits: head and foot scroll with it.
  await ben.page.setViewportSize({ width: 900, height: 360 });
  await keys.press('F7');
  await expect(card(box, 1)).toBeFocused();
  await keys.press('Alt+Digit1');
  await keys.press('ControlOrMeta+Enter');
  await expect(box).toContainText('1 of 2 resolved');
  await expect(card(box, 2)).toBeFocused();
  await expect(card(box, 2).getByRole('heading')).toBeInViewport({ ratio: 1 });
  await expect(box.getByRole('heading', { name: 'Mid-air collision' })).not.toBeInViewport();
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

/** Three conflicts, the first of both titles: with two, the one before and the next were the same. */
async function inThree({ person, newDocument }: Cast) {
  const document = await newDocument('Trip', PLAN);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  await titleBox(ben.page).fill('Trip to Rome');
  const box = await collide(ben.page, { ...document, title: 'Journey' }, ana, MINE, THEIRS);
  return { document, page: ben.page, box };
}

test('every key does what the list of keys says of it', async ({ person, newDocument }) => {
  const { page, box } = await inThree({ person, newDocument });
  const { keyboard } = page;
  const list = page.getByRole('dialog', { name: 'Keys' });
  const focusedIn = (number: number) => expect(card(box, number)).toBeFocused();
  const taken = (number: number, name: string) => expect(radio(box, number, name)).toBeChecked();
  const noneTaken = () => expect(box.getByRole('radio', { checked: true })).toHaveCount(0);
  /** Presses it and sees what follows, each from where the one before left the dialog. */
  const does: readonly (readonly [
    keys: string,
    meaning: string,
    press: string,
    seen: () => Promise<void>,
  ])[] = [
    ['F7', 'Next conflict', 'F7', () => focusedIn(1)],
    ['Shift+F7', 'Previous conflict', 'Shift+F7', () => focusedIn(3)],
    ['Alt+1', 'Keep mine', 'Alt+Digit1', () => taken(3, 'Keep mine')],
    ['Alt+2', "Keep Ana's", 'Alt+Digit2', () => taken(3, "Keep Ana's")],
    [
      'Alt+3',
      'Keep both; press again to swap the order',
      'Alt+Digit3',
      () => taken(3, 'Keep both, mine first'),
    ],
    ['Alt+0', 'Restore original', 'Alt+Digit0', () => taken(3, 'Restore original')],
    ['Ctrl+Z', 'Undo the last choice', 'Control+z', () => taken(3, 'Keep both, mine first')],
    ['Ctrl+Y', 'Redo', 'Control+y', () => taken(3, 'Restore original')],
    ['Ctrl+Shift+Z', 'Redo', 'Control+Shift+z', () => taken(3, 'Restore original')],
    ['Ctrl+Enter', 'Save merged version', 'Control+Enter', () => focusedIn(1)],
    ['Ctrl+S', 'Save merged version', 'Control+s', () => focusedIn(1)],
    ['Ctrl+F', 'Find', 'Control+f', () => expect(box.getByRole('searchbox')).toBeFocused()],
    ['?', 'This list', '?', () => expect(list).toBeVisible()],
    ['Esc', 'Decide later; everything is kept', 'Escape', () => expect(box).toBeHidden()],
  ];

  // A key that types, right after it has come up, would belong to the text below.
  await keyboard.press('ArrowDown');
  await keyboard.press('?');
  await expect(list).toBeVisible();
  const listed = await list
    .locator('dl > div')
    .evaluateAll((rows) =>
      rows.flatMap((row) =>
        [...row.querySelectorAll('dt > span')].map((combination) => [
          [...combination.querySelectorAll('kbd')].map(({ textContent }) => textContent).join('+'),
          row.querySelector('dd')?.textContent ?? '',
        ]),
      ),
    );
  const inOrder = (all: readonly (readonly string[])[]) => all.map((each) => each.join(': ')).sort();
  expect(inOrder(listed)).toEqual(inOrder(does.map(([keys, meaning]) => [keys, meaning])));
  await keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(box).toBeVisible();

  for (const [keys, , press, seen] of does) {
    if (keys === 'Alt+1') await noneTaken();
    if (keys === 'Ctrl+Shift+Z') await keyboard.press('Control+z');
    // A save goes to what is still open, from wherever one is.
    if (press === 'Control+s') await keyboard.press('F7');
    await keyboard.press(press);
    await seen();
    if (keys === 'Ctrl+F') {
      await keyboard.press('Escape');
      await expect(box.getByRole('searchbox')).toBeHidden();
    }
    if (keys === '?') {
      await keyboard.press('Escape');
      await expect(list).toBeHidden();
    }
  }
  await page.getByRole('button', { name: 'Decide now' }).click();
  await expectDecided(box, 3, 'original restored');
});

test('keys go round the conflicts, turn the order of both, and are letters where one types', async ({
  person,
  newDocument,
}) => {
  const { document, page, box } = await inThree({ person, newDocument });
  const { keyboard } = page;
  for (const [key, number] of [
    ['Shift+F7', 3],
    ['F7', 1],
    ['F7', 2],
    ['F7', 3],
    ['F7', 1],
    ['Shift+F7', 3],
    ['Shift+F7', 2],
    ['Shift+F7', 1],
  ] as const) {
    await keyboard.press(key);
    await expect(card(box, number)).toBeFocused();
  }
  await keyboard.press('Alt+Digit3');
  await expect(spoken(box)).toHaveText('There is only one text to keep here.');
  await expect(box.getByRole('radio', { checked: true })).toHaveCount(0);
  await keyboard.press('Alt+Numpad0');
  await expect(radio(box, 1, 'Restore original')).toBeChecked();
  await keyboard.press('F7');
  await keyboard.press('Alt+Digit3');
  await expect(radio(box, 2, 'Keep both, mine first')).toBeChecked();
  await keyboard.press('Alt+Digit3');
  await expect(radio(box, 2, "Keep both, Ana's first")).toBeChecked();

  await radio(box, 3, 'Edit').check();
  const field = card(box, 3).getByRole('textbox');
  await field.fill('Bring an umbrella.');
  await field.press('End');
  await keyboard.type(' Why?');
  await expect(field).toHaveValue('Bring an umbrella. Why?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  // Undo takes back what was typed, and no choice.
  await keyboard.press('ControlOrMeta+z');
  await expect(field).not.toHaveValue('Bring an umbrella. Why?');
  await expect(radio(box, 3, 'Edit')).toBeChecked();
  await field.fill('Bring an umbrella. Why?');
  const sent = putSent(page);
  await keyboard.press('ControlOrMeta+s');
  await sent;
  await expect(saveState(page)).toHaveText('Saved v3');
  await expect(dialog(page)).toBeHidden();
  const { title, body } = await stored(page, document.id);
  expect(title).toBe('Trip');
  expect(body).toContain('We leave on Tuesday at nine.\n\nWe leave on Friday at nine.');
  expect(body).toContain('Bring an umbrella. Why?');
});
