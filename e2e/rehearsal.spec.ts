import { dialog, save, textBox } from './editing';
import { expect, test } from './fixtures';

test('a collision is rehearsed when typing rests, and nobody sees, hears or meets it', async ({
  person,
  newDocument,
}) => {
  const document = await newDocument('Trip', 'We leave on Monday.\n');
  const ana = await person('Ana');
  await ana.page.addInitScript(() => {
    const seen = { added: 0, shown: 0 };
    Object.assign(globalThis, { rehearsals: seen });
    const isWindow = (node: Node): node is HTMLElement =>
      node instanceof HTMLElement && node.textContent?.startsWith('Mid-air collision') === true;
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!isWindow(node)) continue;
        seen.added++;
        if (!node.inert || node.style.visibility !== 'hidden') seen.shown++;
      }
    }).observe(globalThis.document, { childList: true, subtree: true });
  });
  const rehearsals = () =>
    ana.page.evaluate(
      () => (globalThis as unknown as { rehearsals: { added: number; shown: number } }).rehearsals,
    );
  await ana.open(document);
  await textBox(ana.page).click();
  await ana.page.keyboard.press('ControlOrMeta+End');
  await ana.page.keyboard.type('Bring a coat.');
  await expect.poll(async () => (await rehearsals()).added).toBe(1);
  await expect(ana.page.locator('body > [inert]')).toHaveCount(0);
  await ana.page.keyboard.type(' And a hat.');
  await save(ana.page, 2);
  await expect(textBox(ana.page)).toContainText('Bring a coat. And a hat.');
  await expect(dialog(ana.page)).toHaveCount(0);
  expect(await rehearsals()).toEqual({ added: 1, shown: 0 });
});
