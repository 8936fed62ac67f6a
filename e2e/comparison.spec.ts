import { expectAccessible } from './accessible';
import { saveAs } from './colliding';
import { expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

test('a long comparison is drawn as it comes into view', async ({ person, newDocument }) => {
  const lines = Array.from({ length: 9_000 }, (_, at) => `Line ${at} says what somebody wrote.\n`);
  const document = await newDocument('Long', lines.join(''));
  const ana = await person('Ana');
  await saveAs(
    ana,
    document,
    lines.map((line, at) => (at % 3 ? line : line.replace('somebody', `Ana ${at}`))).join(''),
  );
  await ana.page.goto(`/documents/${document.id}/history?v=2`);
  const shown = ana.page.getByRole('region', { name: 'The version chosen' });
  await expect(shown.locator('ins').first()).toHaveText('Ana 0');
  const elements = () => shown.evaluate((element) => element.querySelectorAll('*').length);
  expect(await elements()).toBeLessThan(6_000);
  const last = shown.locator('ins', { hasText: 'Ana 8997' });
  await expect(async () => {
    await shown.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect(last).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  expect(await elements()).toBeLessThan(12_000);
});

test('texts past all budgets are compared without holding up the page', async ({ person, newDocument }) => {
  const document = await newDocument('Comments', '<!--'.repeat(100_000));
  const ana = await person('Ana');
  await saveAs(ana, document, `${'<!--'.repeat(50_000)} one word ${'<!--'.repeat(50_000)}`);
  await ana.page.goto(`/documents/${document.id}/history?v=2`);
  const shown = ana.page.getByRole('region', { name: 'The version chosen' });
  await expect(shown).toContainText('parts of them were compared as a whole');
  await expect(shown.locator('ins')).toContainText('one word');
});

test('changes of white space alone can be left unmarked, by the keyboard too', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Spaces', 'One line.\n\n- two\n- three\n\nThe end.\n');
  const ana = await person('Ana');
  await saveAs(ana, document, 'One  line.\n\n\n  - two\n  - four\n\nThe end.\n');
  await ana.page.emulateMedia({ colorScheme: 'dark' });
  await ana.page.setViewportSize({ width: 360, height: 740 });
  await ana.page.goto(`/documents/${document.id}/history?v=2`);
  const shown = ana.page.getByRole('region', { name: 'The version chosen' });
  await expect(shown.locator('ins').first()).toBeVisible();
  expect(await shown.locator('ins').count()).toBeGreaterThan(1);
  const ignoring = shown.getByRole('switch', { name: 'Ignore white space' });
  await ignoring.focus();
  await ana.page.keyboard.press('Space');
  await expect(ignoring).toBeChecked();
  await expect(shown.locator('ins')).toHaveText(['four']);
  await expect(shown.locator('del')).toHaveText(['three']);
  await expectAccessible(ana.page, 'white space ignored, dark, 360 px');
  // It stays so on this device.
  await ana.page.reload();
  await expect(shown.locator('ins')).toHaveText(['four']);
});
