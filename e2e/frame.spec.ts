import { about, notice, saveState, textBox, typeOver } from './editing';
import { expect, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

const part = (name: string) => `## ${name}\n\nWords about ${name}, and more of them.\n`;
const names = Array.from({ length: 24 }, (_, index) => `Part ${index + 1}`);
const body = `# Trip\n\n${names.map(part).join('\n')}`;

test('one who opens a document writes at once, sees what they have, and is not disturbed', async ({
  person,
  newDocument,
}) => {
  const trip = await newDocument('Trip', body);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ana.open(trip);
  await ben.open(trip);
  const { page } = ben;
  await expect(textBox(page)).toBeFocused();
  await expect(page.getByText('241 words')).toBeVisible();

  // What others save one after the other is said in one line, and not in another place as well.
  for (const version of [2, 3]) {
    await typeOver(
      ana.page,
      version === 2 ? 'Words about Part 1,' : 'A few words about Part 1,',
      version === 2 ? 'A few words about Part 1,' : 'Some words about Part 1,',
    );
    await ana.page.keyboard.press('ControlOrMeta+s');
    await expect(saveState(ana.page)).toHaveText(`Saved v${version}`);
    await expect(saveState(page)).toHaveText(`Saved v${version}`);
    // Whoever points at it has as much time as they want.
    await notice(page).hover();
  }
  await expect(notice(page)).toContainText('Ana saved v2 to v3. You see it now.');
  await expect(about(page)).toHaveText('');

  // A banner comes above, and goes: the line that is being typed stays.
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('Mine');
  const line = () =>
    page.evaluate(() => Math.round(getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? 0));
  const at = await line();
  await typeOver(ana.page, 'Some words about Part 1,', 'Words about Part 1,');
  await ana.page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('button', { name: 'Update now' }).waitFor();
  expect(await line()).toBe(at);
  await page.getByRole('button', { name: 'Update now' }).click();
  await expect(about(page)).toHaveText('');
  await expect(textBox(page)).toBeFocused();
  expect(await line()).toBe(at);

  // What is printed.
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: 'Trip', level: 1 }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Part 24' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });

  // At 400% zoom the page scrolls, in one direction.
  await page.setViewportSize({ width: 320, height: 256 });
  await expect
    .poll(() =>
      page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight > 2_000,
      ]),
    )
    .toEqual([320, true]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(saveState(page)).toHaveText('Saved v5');
});
