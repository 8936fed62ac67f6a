import type { Page } from '@playwright/test';
import { deferred } from '@/lib/server/labs/deferred';
import { saveAs } from './colliding';
import { about, dialog, isSave, saveState, stored, textBox, titleBox, typeOver } from './editing';
import { type Cast, expect, type Person, test } from './fixtures';

const TEXT = `# Trip

## When

We leave on Monday at nine.

## What

Bring a coat.

## Who

Ana and Ben.
`;

/** Counts each dialog that is shown on a page, however short. */
async function watchDialogs({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { dialogsSeen: seen });
    const look = (node: Node) => {
      if (!(node instanceof HTMLElement)) return;
      for (const each of [node, ...node.querySelectorAll<HTMLElement>('*')]) {
        const isDialog = each.matches('dialog, [role=dialog], [role=alertdialog]');
        if (isDialog && each.closest('[inert]') === null) seen.push(each.textContent?.slice(0, 60) ?? '');
      }
    };
    new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes) {
        if (type === 'attributes') look(target);
        for (const node of addedNodes) look(node);
      }
    }).observe(globalThis.document, {
      childList: true,
      subtree: true,
      attributeFilter: ['role', 'open', 'inert'],
    });
  });
}

const dialogsSeen = ({ page }: Person): Promise<readonly string[]> =>
  page.evaluate(() => (globalThis as unknown as { dialogsSeen: string[] }).dialogsSeen);

/** Ana and Ben write at one document, which is saved automatically, and whatever dialog comes up is noted. */
async function writing({ person, newDocument }: Cast, autosave = true) {
  const document = await newDocument('Trip', TEXT);
  const ana = await person('Ana');
  const ben = await person('Ben');
  for (const each of [ana, ben]) {
    await watchDialogs(each);
    if (autosave) await each.page.addInitScript(() => localStorage.setItem('midair.autosave', 'on'));
    await each.open(document);
    await expect(textBox(each.page)).toContainText('Monday');
  }
  return { document, ana, ben };
}

/** Holds each save of a page back until it is let go. */
async function holdSaves(page: Page): Promise<() => Promise<void>> {
  const gone = deferred<void>();
  await page.route('**/api/documents/*', async (route) => {
    if (isSave(route.request())) await gone.promise;
    await route.fallback();
  });
  return async () => {
    gone.resolve();
    await page.unroute('**/api/documents/*');
  };
}

test('two people write with saving automatic: every key reaches the text, and no dialog comes up', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_FAILED/);
  const { document, ana, ben } = await writing({ person, newDocument });

  // In different sections, and the title: neither stops typing while the other's saves come in.
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await typeOver(ben.page, 'a coat', 'a warm coat');
  await titleBox(ana.page).focus();
  await ana.page.keyboard.press('End');
  for (const part of [' to', ' Rome', ', in', ' May']) {
    await ana.page.keyboard.type(part);
    await ben.page.keyboard.type(`${part}?`, { delay: 60 });
  }
  const both = TEXT.replace('Monday', 'Tuesday').replace('a coat', 'a warm coat to? Rome?, in? May?');
  await expect
    .poll(() => stored(ana.page, document.id), { timeout: 15_000 })
    .toMatchObject({ title: 'Trip to Rome, in May', body: both });
  for (const { page } of [ana, ben]) {
    await expect(titleBox(page)).toHaveValue('Trip to Rome, in May');
    await expect(textBox(page)).toContainText('a warm coat to? Rome?, in? May?.');
  }

  // A deletion against an edit of the same words needs somebody: the banner says so, and typing goes on.
  // Ben's page hears nothing of it until it saves.
  await ben.page.route(/\/api\/(?:events\?|documents\/[^/]+$)/, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.fallback(),
  );
  await typeOver(ana.page, 'Ana and Ben.', ' ');
  await expect.poll(async () => (await stored(ana.page, document.id)).body).not.toContain('Ana and Ben');
  await typeOver(ben.page, 'Ana and Ben', 'Ana, Ben and Cleo');
  await expect(about(ben.page)).toContainText('1 place overlaps');
  await ben.page.keyboard.type(' (who else?)');
  await expect(textBox(ben.page)).toContainText('Ana, Ben and Cleo (who else?).');
  expect([await dialogsSeen(ana), await dialogsSeen(ben)]).toEqual([[], []]);
  await about(ben.page).getByRole('button', { name: 'Review', exact: true }).click();
  await expect(dialog(ben.page)).toContainText('(who else?)');
});

test('a save that fits is merged in place, keeps cursor and undo, says so, and is undone', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await writing({ person, newDocument }, false);
  const { page } = ben;
  await typeOver(page, 'a coat', 'a warm coat');
  const letGo = await holdSaves(page);
  await page.keyboard.press('ControlOrMeta+s');
  await saveAs(ana, document, TEXT.replace('Monday', 'Tuesday'));
  // The network is slow: what is typed meanwhile is in the merge.
  await page.keyboard.type(' and a hat?');
  const puts: string[] = [];
  page.on('response', (answer) => {
    if (isSave(answer.request())) puts.push(`${answer.status()} ${answer.request().headers()['merge-base']}`);
  });
  await letGo();
  await expect(saveState(page)).toHaveText('Saved v3');
  expect(puts).toEqual(['412 undefined', expect.stringMatching(/^204 "/)]);
  const merged = TEXT.replace('Monday', 'Tuesday').replace('a coat', 'a warm coat and a hat?');
  expect((await stored(page, document.id)).body).toBe(merged);
  const [version] = await (await page.request.get(`/api/documents/${document.id}/versions`)).json();
  expect(puts[1]).toBe(`204 ${version.mergeBase}`);
  expect(version.parent).toBe(document.etag);

  await expect(about(page)).toContainText("Saved v3 by merging with Ana's version.");
  await page.keyboard.type(' too');
  await expect(textBox(page)).toContainText('Bring a warm coat and a hat? too.');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(textBox(page)).toContainText('We leave on Tuesday');
  await expect(saveState(page)).toHaveText('Saved v3');
  await about(page).getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('dialog', { name: 'What your merge changed' });
  await expect(review.locator('ins')).toContainText(['warm']);
  await page.keyboard.press('Escape');
  await about(page).getByRole('button', { name: 'Undo' }).click();
  await expect(textBox(page)).toContainText('We leave on Monday');
  await expect(textBox(page)).toContainText('a warm coat and a hat?');
  expect((await stored(page, document.id)).body).toBe(TEXT.replace('Monday', 'Tuesday'));
  expect((await dialogsSeen(ben)).filter((words) => words.startsWith('Mid-air'))).toEqual([]);
});

test('a save that overlaps opens no dialog over what was typed since it was asked for', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await writing({ person, newDocument }, false);
  const { page } = ben;
  await typeOver(page, 'Monday', 'Friday');
  const letGo = await holdSaves(page);
  await page.keyboard.press('ControlOrMeta+s');
  await saveAs(ana, document, TEXT.replace('Monday', 'Tuesday'));
  await page.keyboard.type(', or is it too late?');
  await letGo();
  await expect(about(page)).toContainText('Ana saved v2. 1 place overlaps with your changes.');
  await expect(textBox(page)).toBeFocused();
  await page.keyboard.type('?');
  await expect(textBox(page)).toContainText('Friday, or is it too late?? at nine.');
  expect(await dialogsSeen(ben)).toEqual([]);

  // Asked for with nothing typed since, the dialog is there.
  await page.keyboard.press('ControlOrMeta+s');
  await expect(dialog(page)).toContainText('Friday, or is it too late??');
  expect((await stored(page, document.id)).version).toBe(2);

  // Whoever had not stopped when it came up goes on in the text, with each key.
  await page.keyboard.press('Escape');
  await expect(textBox(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+s');
  await dialog(page).waitFor();
  await page.keyboard.type(' No?');
  await expect(dialog(page)).toBeHidden();
  await expect(textBox(page)).toBeFocused();
  await expect(about(page)).toContainText('Your text is kept until you decide.');
  await expect(textBox(page)).toContainText('Friday, or is it too late?? No? at nine.');
});
