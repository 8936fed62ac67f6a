import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessible';
import { card, expectDecided, opened, radio, spoken } from './colliding';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

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
      // The tip of whatever has the focus belongs to no landmark.
      await expectAccessible(page, state, ['region']);
      const overflow = await box.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(overflow, state).toBeLessThanOrEqual(0);
      const columns = box.getByRole('button', { name: 'Three columns', exact: true });
      await expect(columns, 'offered where there is room').toHaveCount(width === 1280 ? 1 : 0);
      if (width === 1280) {
        for (const view of ['Three columns', 'Show original']) {
          await box.getByRole('button', { name: view, exact: true }).click();
          await expect(box.getByRole('button', { name: view, pressed: true })).toBeVisible();
        }
        await expectAccessible(page, `${state}, all columns`, ['region']);
        for (const view of ['Three columns', 'Show original']) {
          await box.getByRole('button', { name: view, exact: true }).click();
        }
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

interface Stop {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Whether the eye sees it: in the window, and under nothing. */
  readonly seen: boolean;
  /** Which part of the dialog it scrolls with; stops of one part follow each other. */
  readonly part: number;
}

/** Where the focus is, and where that stands in what scrolls. */
function stop(box: Locator): Promise<Stop> {
  return box.evaluate((dialog) => {
    const { activeElement, defaultView: view } = dialog.ownerDocument;
    if (!activeElement || !view || !dialog.contains(activeElement))
      throw new Error('The focus left the dialog.');
    const shown = activeElement.closest('label') ?? activeElement;
    const { x, y, width, height } = shown.getBoundingClientRect();
    const parts = [...dialog.querySelectorAll('*')].filter(
      (each) => getComputedStyle(each).overflowY === 'auto',
    );
    const part = parts.findIndex((each) => each.contains(activeElement));
    const at = dialog.ownerDocument.elementFromPoint(x + width / 2, y + height / 2);
    return {
      name: activeElement.getAttribute('aria-label') ?? shown.textContent ?? '',
      x,
      y: y + (parts[part] ?? dialog).scrollTop,
      seen:
        y >= -1 && y + height <= view.innerHeight + 1 && (shown.contains(at) || activeElement.contains(at)),
      part,
    };
  });
}

test('at every size Tab goes through the dialog as it is seen, to the end of it, and nothing has to be seen sideways', async ({
  person,
  newDocument,
}) => {
  const { ben, box } = await opened({ person, newDocument });
  const { page } = ben;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // A window of 1280 × 1024 at 200%: what has to be decided is in view without scrolling.
  await page.setViewportSize({ width: 640, height: 512 });
  await expect(card(box, 1).getByText(/^Your version/)).toBeInViewport({ ratio: 1 });
  await expect(box.getByRole('button', { name: 'Save merged version' })).toBeInViewport({ ratio: 1 });
  for (const [width, height] of [
    [1280, 800],
    [640, 400],
    [360, 640],
    [320, 256],
  ] as const) {
    const size = `${width} × ${height}`;
    await page.setViewportSize({ width, height });
    await box.evaluate((element) => (element as HTMLElement).focus());
    const stops: Stop[] = [];
    while (stops.at(-1)?.name !== 'Save merged version') {
      await page.keyboard.press('Tab');
      stops.push(await stop(box));
      expect(stops.length, size).toBeLessThan(40);
    }
    for (const [index, { name, x, y, seen, part }] of stops.entries()) {
      const before = stops[index - 1];
      expect(seen, `${name} is seen, ${size}`).toBe(true);
      if (before === undefined || before.part !== part) continue;
      const follows = y > before.y + 20 || (Math.abs(y - before.y) <= 20 && x > before.x);
      expect(follows, `${name} comes after ${before.name}, ${size}`).toBe(true);
    }
    expect(stops.map(({ name }) => name)).toContain('Decide later');
    await expect(box.getByRole('button', { name: 'Save merged version' })).toBeInViewport({ ratio: 1 });
    const overflow = await box.evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow, size).toBeLessThanOrEqual(0);
    if (height < 500) {
      await expectAccessible(page, size);
      // The foot and the head scroll with the text, which so has all of the window.
      await page.keyboard.press('F7');
      await expect(card(box, 1)).toBeFocused();
      await expect(card(box, 1).getByRole('heading')).toBeInViewport({ ratio: 1 });
      await expect(box.getByRole('button', { name: 'Save merged version' })).not.toBeInViewport();
    }
  }
  await box.getByRole('button', { name: 'Go to conflict 1' }).click();
  await radio(box, 1, 'Keep mine').check();
  await page.keyboard.press('F7');
  await expect(card(box, 1).getByRole('radio')).toHaveCount(0);
  await expect(card(box, 2)).toBeFocused();
  await expect(card(box, 2).getByRole('heading')).toBeInViewport({ ratio: 1 });
  for (const opening of [/^Other ways out/, /^More$/]) {
    await box.getByRole('button', { name: opening }).click();
    const menu = page.getByRole('menu');
    await expect(menu).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('End');
    await expect(menu.locator('[data-highlighted]')).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await box.getByRole('button', { name: 'Show original' }).click();
  await expectAccessible(page, 'forced colours');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
});

test('each decision, and what undoes it, is announced', async ({ person, newDocument }) => {
  const { ben, box } = await opened({ person, newDocument });
  const { keyboard } = ben.page;
  await radio(box, 1, 'Keep mine').check();
  await expect(spoken(box)).toHaveText('Conflict 1, under Plan: mine kept. 1 of 2 resolved.');
  await radio(box, 2, "Keep Ana's").check();
  await expect(spoken(box)).toHaveText("Conflict 2, under Plan: Ana's kept. All 2 resolved.");
  await card(box, 2).focus();
  await keyboard.press('Alt+Digit3');
  await expect(spoken(box)).toHaveText('Conflict 2, under Plan: both kept, mine first. All 2 resolved.');

  // All the way back, and forth again.
  await keyboard.press('ControlOrMeta+z');
  await expect(radio(box, 2, "Keep Ana's")).toBeChecked();
  await keyboard.press('ControlOrMeta+z');
  await expect(spoken(box)).toHaveText('Conflict 2, under Plan: undecided. 1 of 2 resolved.');
  await keyboard.press('ControlOrMeta+z');
  await expect(box.getByRole('radio', { checked: true })).toHaveCount(0);
  await keyboard.press('ControlOrMeta+Enter');
  await expect(spoken(box)).toHaveText('2 conflicts still need a decision. Nothing was sent.');
  await expect(card(box, 1)).toBeFocused();
  for (const words of [
    'Conflict 1, under Plan: mine kept',
    "Conflict 2, under Plan: Ana's kept",
    'Conflict 2, under Plan: both kept',
  ]) {
    await box.getByRole('button', { name: 'Redo choice' }).click();
    await expect(spoken(box)).toContainText(words);
  }
  await expectDecided(box, 1, 'mine kept');
  await expectDecided(box, 2, 'both kept, mine first');
});
