import { expectAccessible } from './accessible';
import { card, radio, saveAs, spoken } from './colliding';
import { dialog, saveState, stored, textBox, writeAll } from './editing';
import { type Cast, expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

const text = (first: string, second: string) =>
  `# Camping\n\n${first}\n\nWe meet at the station and take the early train.\n\n${second}\n`;

/** Two conflicts, each of which alone may go either way. */
async function inTwo({ person, newDocument }: Cast, versions: Record<'base' | 'mine' | 'theirs', string>) {
  const document = await newDocument('Trip', versions.base);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  await expect(textBox(ben.page)).toContainText('Camping');
  await writeAll(ben.page, versions.mine);
  await saveAs(ana, document, versions.theirs);
  await ben.page.keyboard.press('ControlOrMeta+s');
  const box = dialog(ben.page);
  await expect(box).toContainText('2 places need you');
  return { document, page: ben.page, box };
}

test('two choices that together say a sentence twice are warned of before they are saved, by the keyboard alone', async ({
  person,
  newDocument,
}) => {
  const { document, page, box } = await inTwo(
    { person, newDocument },
    {
      base: text('Pack light.', 'Nobody forgets the tent.'),
      mine: text('Pack only what you can carry. Keep the matches dry.', 'Ben brings the tent.'),
      theirs: text('Pack whatever you like.', 'Ana brings the tent. Keep the matches dry.'),
    },
  );
  await page.keyboard.press('F7');
  await page.keyboard.press('Alt+Digit1');
  await page.keyboard.press('F7');
  await page.keyboard.press('Alt+Digit2');
  const words = '“Keep the matches dry.” would be in the text twice.';
  await expect(card(box, 2).or(card(box, 1)).filter({ hasText: words })).toHaveCount(1);
  await expect(box).toContainText('Before you save, look again at 1 place.');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, 'warned, dark, 360 px');
  expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);

  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(box).toContainText(
    'Nothing was sent: look again at 1 place. Save again to keep the text as it is.',
  );
  expect((await stored(page, document.id)).version).toBe(2);
  await box.getByRole('button', { name: 'Show the other place' }).click();
  await expect(card(box, 2)).toBeFocused();
  // Another choice, and there is nothing to warn of.
  await page.keyboard.press('Alt+Digit1');
  await expect(box).not.toContainText('twice');
  await page.keyboard.press('Alt+Digit2');
  await expect(box).toContainText(words);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(saveState(page)).toHaveText('Saved v3');
  expect((await stored(page, document.id)).body).toBe(
    text('Pack only what you can carry. Keep the matches dry.', 'Ana brings the tent. Keep the matches dry.'),
  );
});

test('choices that leave out what every version has are warned of, however quickly they are saved', async ({
  person,
  newDocument,
}) => {
  const { document, page, box } = await inTwo(
    { person, newDocument },
    {
      base: text('Pack the matches.', 'Nobody forgets the tent.'),
      mine: text('Pack light.', 'Ben brings the tent and matches.'),
      theirs: text('Pack all the matches.', 'Ana brings the tent.'),
    },
  );
  await radio(box, 1, 'Keep mine').check();
  await radio(box, 2, "Keep Ana's").check();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(box).toContainText('“matches” would be nowhere in the text, though every version has it.');
  await expect(spoken(box)).toContainText('Conflict 2');
  expect((await stored(page, document.id)).version).toBe(2);
  await radio(box, 2, 'Keep mine').check();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(saveState(page)).toHaveText('Saved v3');
});
