import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** What axe finds on the page, in a state that the message of a failure names (by default its address): nothing. */
export async function expectAccessible(
  page: Page,
  state = new URL(page.url()).pathname,
  without: readonly string[] = [],
): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).disableRules([...without]).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join(', ')}`,
  );
  expect(found, state).toEqual([]);
}
