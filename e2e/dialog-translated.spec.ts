import type { Page } from '@playwright/test';
import { card, edited, MINE, PLAN, radio, saveAs, saveMerged, THEIRS, together } from './colliding';
import { about, dialog, saveState, stored, typeOver } from './editing';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

/** What a browser that translates the page does: each text gives way to elements with other words. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (text.data.trim() === '' || !parent || parent.closest('[translate=no], script, style, title'))
        continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = `${text.data} (übersetzt)`;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}

test('a translated page says what has become of the text, and keeps it as it was typed', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const { page } = ben;
  await translate(page);
  await expect(saveState(page)).toHaveText('Saved v1 (übersetzt)');
  for (const [from, to] of MINE) await typeOver(page, from, to);
  await expect(saveState(page)).toHaveText('Unsaved changes');
  await translate(page);
  await saveAs(ana, document, edited(PLAN, THEIRS));
  await expect(about(page)).toContainText('2 places overlap');
  await translate(page);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(page)).toHaveText('Collision, 2 places need you');
  const box = dialog(page);
  await translate(page);
  await radio(box, 1, 'Keep mine').check();
  await translate(page);
  await expect(card(box, 1)).toContainText('Mine kept');
  await expect(box).toContainText('1 of 2 resolved');
  await radio(box, 2, "Keep Ana's").check();
  await expect(box).toContainText('All 2 resolved');
  await translate(page);
  await saveMerged(box);
  await expect(saveState(page)).toHaveText('Saved v3');
  await expect(box).toBeHidden();
  expect((await stored(page, document.id)).body).toBe(edited(PLAN, [MINE[0]!, THEIRS[1]!]));
});
