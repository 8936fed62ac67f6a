import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** What axe finds on the page, in a state that the message of a failure names (by default its address): nothing. */
export async function expectAccessible(
  page: Page,
  state = new URL(page.url()).pathname,
  without: readonly string[] = [],
): Promise<void> {
  await settled(page);
  // The rules that look into frames of others open a page of their own for each time, which costs as much again.
  expect(page.frames(), state).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules([...without])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join(', ')}`,
  );
  expect(found, state).toEqual([]);
}

/** Waits until what is on its way in or out has arrived: half-way it has another contrast. Spinners go on for ever. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    await Promise.all(moving.map(({ finished }) => finished.catch(() => undefined)));
  });
}
