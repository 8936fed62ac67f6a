import { card, collideTyping, together } from './colliding';
import { saveState, stored, textBox } from './editing';
import { expect, test } from './fixtures';

test('a collision is resolved by the keyboard alone', async ({ person, newDocument }) => {
  const { document, ana, ben } = await together({ person, newDocument });
  const box = await collideTyping(ana, ben);
  const keys = ben.page.keyboard;
  // So low that not even one card fits: going to it must scroll the text alone.
  await ben.page.setViewportSize({ width: 900, height: 360 });
  await keys.press('F7');
  await expect(card(box, 1)).toBeFocused();
  await keys.press('Alt+Digit1');
  await keys.press('ControlOrMeta+Enter');
  await expect(box).toContainText('1 of 2 resolved');
  await expect(card(box, 2)).toBeFocused();
  await expect(box.getByRole('heading', { name: 'Mid-air collision' })).toBeInViewport({ ratio: 1 });
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
