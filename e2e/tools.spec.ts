import type { Page } from '@playwright/test';
import { deferred } from '@/lib/server/labs/deferred';
import { save, saveState, stored, textBox } from './editing';
import { type Cast, expect, test } from './fixtures';

/** In what comes apart from the editor, and nowhere else: a name of Markdown's grammar. */
const MARK = 'ATXHeading1';

/** Holds back what the editor's tools are; the result lets it come. */
async function withoutTools(page: Page): Promise<() => void> {
  const coming = deferred<void>();
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const answer = await route.fetch();
    if ((await answer.text()).includes(MARK)) await coming.promise;
    await route.fulfill({ response: answer });
  });
  return coming.resolve;
}

/** Somebody who has a document open whose tools have not come. */
async function opened({ person, newDocument }: Cast, body: string) {
  const document = await newDocument('Early', body);
  const { page } = await person('Ana');
  const come = await withoutTools(page);
  await page.goto(`/documents/${document.id}`);
  await expect(textBox(page)).toBeFocused();
  return {
    document,
    page,
    toolsCome: async () => {
      come();
      await expect(textBox(page)).toHaveAttribute('data-language', 'markdown');
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    },
  };
}

test('what is typed before Markdown is known stays, with its undo, its cursor and its line ends', async ({
  person,
  newDocument,
}) => {
  const { document, page, toolsCome } = await opened({ person, newDocument }, '- one\r\n- two\r\n');
  await page.keyboard.press('End');
  await page.keyboard.type(' more');
  await page.keyboard.press('Enter');
  await page.keyboard.type('plain');
  await expect(textBox(page)).not.toHaveAttribute('data-language');
  await toolsCome();
  await page.keyboard.type(' text');
  await save(page, 2);
  expect((await stored(page, document.id)).body).toBe('- one more\r\nplain text\r\n- two\r\n');
  for (let count = 0; count < 9; count++) await page.keyboard.press('ControlOrMeta+z');
  await expect(textBox(page)).toContainText('- one- two');
  await save(page, 3);
  expect((await stored(page, document.id)).body).toBe('- one\r\n- two\r\n');

  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('new');
  await save(page, 4);
  expect((await stored(page, document.id)).body).toBe('- one\r\n- new\r\n- two\r\n');
});

test('what is large, bold or code stands as it is going to, and nothing moves when Markdown is known', async ({
  person,
  newDocument,
}) => {
  const code = 'a line of code that is longer than the text is wide; '.repeat(4);
  const body = `# One\n\nsome **bold words** and \`code\` here\n\n## Two\n\n  ### Three\n\n\`\`\`sh\n# ${code}\n\`\`\`\n\nend\n`;
  const { page, toolsCome } = await opened({ person, newDocument }, body);
  const boxes = () =>
    textBox(page).evaluate((text) =>
      [...text.querySelectorAll('.cm-line')].map((line) => {
        const words = text.ownerDocument.createRange();
        words.selectNodeContents(line);
        const { top, bottom } = line.getBoundingClientRect();
        return [top, bottom, words.getBoundingClientRect().right].map(Math.round);
      }),
    );
  const before = await boxes();
  await expect(textBox(page).locator('.cm-heading1, .cm-heading2, .cm-heading3')).toHaveCount(3);
  await toolsCome();
  expect(await boxes()).toEqual(before);
});

test('what is looked for before there is finding is typed beside the text, and found', async ({
  person,
  newDocument,
}) => {
  const { page, toolsCome } = await opened({ person, newDocument }, 'a coat\nand a boat\n');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('boa');
  const field = page.getByRole('textbox', { name: 'Find' });
  await expect(field).toHaveValue('boa');
  await toolsCome();
  await expect(page.getByRole('search')).toContainText('1 of 1');
  await expect(field).toBeFocused();
  await page.keyboard.type('t');
  await expect(field).toHaveValue('boat');
  await expect(page.getByRole('search')).toContainText('1 of 1');
  await expect(saveState(page)).toContainText('Saved');
});

test('Esc leads back to the text from a field that waits for finding', async ({ person, newDocument }) => {
  const { page, toolsCome } = await opened({ person, newDocument }, 'a coat\n');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.press('Escape');
  await expect(textBox(page)).toBeFocused();
  await expect(page.getByRole('search')).toHaveCount(0);
  await toolsCome();
  await expect(page.getByRole('search')).toHaveCount(0);
});

test('a command waits for what carries it out, unless the text went on', async ({ person, newDocument }) => {
  const { page, toolsCome } = await opened({ person, newDocument }, 'coat\n');
  await page.keyboard.press('Home');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('ControlOrMeta+i');
  await expect(textBox(page)).toHaveText('coat');
  await toolsCome();
  await expect(textBox(page)).toHaveText('*coat*');
});

test('whoever looked for something and went on writing is left where they are', async ({
  person,
  newDocument,
}) => {
  const { page, toolsCome } = await opened({ person, newDocument }, 'a coat\nand a boat\n');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('boat');
  await textBox(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('words ');
  await toolsCome();
  await expect(textBox(page)).toBeFocused();
  await page.keyboard.type('and more');
  await save(page, 2);
  await expect(textBox(page)).toContainText('words and more');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByRole('textbox', { name: 'Find' })).toHaveValue('boat');
});

test('the cursor stays where it is in a field that waits for finding', async ({ person, newDocument }) => {
  const { page, toolsCome } = await opened({ person, newDocument }, 'a boat\n');
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type('oat');
  await page.keyboard.press('Home');
  await toolsCome();
  await page.keyboard.type('b');
  await expect(page.getByRole('textbox', { name: 'Find' })).toHaveValue('boat');
});

test('Tab leaves no list before it can do there what it does', async ({ person, newDocument }) => {
  const { page, toolsCome } = await opened({ person, newDocument }, '- one\n- two\n');
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.type(' more');
  await expect(textBox(page)).toContainText('- one more');
  await toolsCome();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(textBox(page)).not.toBeFocused();
});

test('far down a long text, too, nothing moves when Markdown is known', async ({ person, newDocument }) => {
  const body = '# Head\n\n- item **bold** words\n\n'.repeat(300);
  const { page, toolsCome } = await opened({ person, newDocument }, body);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('end');
  const last = textBox(page).locator('.cm-heading1').last();
  const place = async () => {
    const box = await last.boundingBox();
    return [box?.y, box?.height];
  };
  const before = await place();
  /** The least headings that were in view at any frame from now on. */
  await textBox(page).evaluate((text) => {
    const seen = { least: Number.POSITIVE_INFINITY };
    Object.assign(window, { seen });
    const look = () => {
      seen.least = Math.min(seen.least, text.querySelectorAll('.cm-heading1').length);
      requestAnimationFrame(look);
    };
    look();
  });
  // A device so slow that hardly anything is read before the rest of it has to wait.
  await page.evaluate(() => {
    const { now } = Date;
    let late = 0;
    Date.now = () => {
      late += 10;
      return now() + late;
    };
  });
  await toolsCome();
  await expect(last).toBeVisible();
  expect(await place()).toEqual(before);
  expect(
    await page.evaluate(() => (window as never as { seen: { least: number } }).seen.least),
  ).toBeGreaterThan(2);
});
