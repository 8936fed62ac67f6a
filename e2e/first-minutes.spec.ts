import type { Page } from '@playwright/test';
import { copyFrom, copyPicture } from './clipboard';
import { isSave, saveState, select, stored, textBox, titleBox } from './editing';
import { expect, test } from './fixtures';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const selected = (page: Page) => page.evaluate(() => getSelection()?.toString());

/** The text as the editor shows it, line by line. */
const lines = (page: Page) =>
  textBox(page).evaluate((box) =>
    [...box.querySelectorAll('.cm-line')].map(({ textContent }) => textContent).join('\n'),
  );

test('whoever knows Markdown from elsewhere finds everything in the first ten minutes', async ({
  person,
}) => {
  const { page, newTab } = await person('Ana', { permissions: ['clipboard-read', 'clipboard-write'] });
  const elsewhere = await newTab();
  const { keyboard } = page;
  let version = 1;
  /** The text is this, to the character, in the editor and, once it is saved, on the server. */
  const isNow = async (text: string, askToSave = () => keyboard.press('ControlOrMeta+s')) => {
    await expect.poll(() => lines(page), { intervals: [20, 50, 100] }).toBe(text);
    const answered = page.waitForResponse((response) => isSave(response.request()));
    await askToSave();
    expect((await answered).status()).toBe(204);
    expect(await stored(page, id)).toEqual({ title: 'Trip', body: text, version: ++version });
  };
  const paste = async (html: string) => {
    await copyFrom(elsewhere, html);
    await page.bringToFront();
    await keyboard.press('ControlOrMeta+v');
  };

  await page.goto('/');
  await button(page, 'New document').click();
  await expect(titleBox(page)).toBeFocused();
  await keyboard.type('Trip');
  await keyboard.press('Enter');
  await expect(textBox(page)).toBeFocused();
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await keyboard.type('We leave on Monday.');
  let text = 'We leave on Monday.';
  await expect(saveState(page)).toHaveText('Unsaved changes');
  await isNow(text, () => button(page, 'Save').click());
  await expect(saveState(page)).toHaveText('Saved v2');

  // Bold by the toolbar, and by its key.
  await select(page, 'leave');
  await button(page, 'Bold').click();
  await expect(button(page, 'Bold')).toHaveAttribute('aria-pressed', 'true');
  await expect(textBox(page)).toBeFocused();
  await select(page, 'Monday');
  await keyboard.press('ControlOrMeta+b');
  text = 'We **leave** on **Monday**.';
  await isNow(text);

  await keyboard.press('ControlOrMeta+End');
  await keyboard.type('\n\nPacking');
  await keyboard.press('ControlOrMeta+Alt+2');
  await expect(button(page, 'Heading, now level 2')).toBeVisible();
  text += '\n\n## Packing';
  await isNow(text);

  await keyboard.type('\n\n');
  await button(page, 'Bulleted list').click();
  await keyboard.type('coat\n');
  await keyboard.press('Tab');
  await keyboard.type('scarf\n');
  await keyboard.press('Shift+Tab');
  await keyboard.type('map');
  text += '\n\n- coat\n  - scarf\n- map';
  await isNow(text);

  // A first Enter ends the list; what is pasted keeps off it.
  await keyboard.type('\n\n');
  await paste('<table><tr><td>What<td>Sum<tr><td>train<td>90</table>');
  text += '\n\n| What | Sum |\n| - | - |\n| train | 90 |';
  await isNow(text);

  await keyboard.type('\n\n');
  await button(page, 'Task list').click();
  await keyboard.type('book the train');
  await expect(textBox(page)).toContainText('- [ ] book the train');
  await page.getByRole('region', { name: 'Preview' }).getByRole('checkbox').click();
  text += '\n\n- [x] book the train';
  await isNow(text);

  await select(page, 'book');
  await paste('<textarea autofocus>https://trains.example/rome?a=1&b=_2_</textarea>');
  text = text.replace('book', '[book](https://trains.example/rome?a=1&b=_2_)');
  await isNow(text);

  // What is formatted becomes Markdown; one undo gives the plain text.
  await keyboard.press('ControlOrMeta+End');
  await keyboard.type('\n\n\n');
  await paste(
    '<h3>Rome &amp; more</h3><p>Take the <b>first</b> <a href="https://a.example/t">train</a>.<ul><li>1 * 2<ul><li>snake_case</ul></ul>',
  );
  const markdown =
    '### Rome & more\n\nTake the **first** [train](https://a.example/t).\n\n- 1 \\* 2\n  - snake\\_case';
  await isNow(`${text}\n\n${markdown}`);
  await keyboard.press('ControlOrMeta+z');
  await isNow(`${text}\n\nRome & more\nTake the first train.\n\n1 * 2\nsnake_case`);
  await keyboard.press('ControlOrMeta+y');
  text += `\n\n${markdown}`;
  await isNow(text);

  // A picture is not kept: that is said, and what was selected is there.
  await copyPicture(page);
  await select(page, 'first');
  await keyboard.press('ControlOrMeta+v');
  await expect(
    page.getByText(
      'Pictures cannot be stored here, so your text has not changed. You can show a picture that is on the web',
    ),
  ).toBeVisible();
  expect(await selected(page)).toBe('first');
  expect(await lines(page)).toBe(text);
  await expect(saveState(page)).toHaveText(`Saved v${version}`);
  await expect(page.getByText('1 of 38 words')).toBeVisible();

  await keyboard.press('ControlOrMeta+Home');
  await keyboard.press('ControlOrMeta+f');
  await keyboard.type('train');
  const found = page.getByRole('search').getByRole('status');
  await expect(found).toHaveText('1 of 4');
  await keyboard.press('Enter');
  await expect(found).toHaveText('2 of 4');
  await keyboard.press('Escape');
  await expect(textBox(page)).toBeFocused();
  expect(await selected(page)).toBe('train');

  await keyboard.press('ControlOrMeta+Shift+o');
  const outline = page.getByRole('dialog', { name: 'Outline' });
  await expect(outline.getByRole('listitem')).toHaveText(['Level 2: Packing', 'Level 3: Rome & more']);
  await expect(outline.getByRole('button', { name: 'Packing' })).toBeFocused();
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expect(button(page, 'Heading, now level 3')).toBeVisible();
  await expect(textBox(page)).toBeFocused();

  // Nothing but the text; every key; and whatever is typed in the text is text.
  const menu = async (item: string) => {
    await button(page, 'Document menu').click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await menu('Focus mode');
  await expect(titleBox(page)).toBeHidden();
  await expect(textBox(page)).toBeFocused();
  await keyboard.press('ControlOrMeta+Shift+f');
  await expect(titleBox(page)).toBeVisible();
  await keyboard.press('ControlOrMeta+Shift+f');
  await expect(page.getByRole('switch', { name: 'Save automatically' })).toBeHidden();
  await keyboard.press('Escape');
  await expect(titleBox(page)).toBeVisible();
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await menu('Keyboard shortcuts');
  await expect(keys).toContainText('Bold');
  await keyboard.press('Escape');
  await button(page, 'Document menu').press('?');
  await expect(keys.getByRole('region', { name: 'Writing' })).toContainText('Bold');
  await keyboard.press('Escape');
  await textBox(page).focus();
  await keyboard.press('ControlOrMeta+End');
  await keyboard.type('?');
  text += '?';
  await isNow(text);

  const autosave = page.getByRole('switch', { name: 'Save automatically' });
  await autosave.click();
  await expect(autosave).toBeChecked();
  await textBox(page).focus();
  await keyboard.type('!');
  await expect(saveState(page)).toHaveText(`Saved v${version + 1}`);
  expect((await stored(page, id)).body).toBe(`${text}!`);
});
