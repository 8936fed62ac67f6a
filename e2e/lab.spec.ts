import { execFileSync } from 'node:child_process';
import { hostname } from 'node:os';
import { chromium, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { copied } from './clipboard';
import { expect, test } from './fixtures';
import { joinByName } from './joining';
import { watchPolicy } from './violations';

/** Makes a lab, as the page before it would, and answers with its address. */
async function openLab(page: Page, guard: string): Promise<string> {
  const answer = await page.request.post('/api/labs', { data: { guard } });
  expect(answer.status()).toBe(201);
  return `/lab/${(await answer.json()).id}`;
}

const panelOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function load(panel: Locator) {
  await panel.getByRole('button', { name: /^Load/ }).click();
  await expect(panel.getByRole('textbox', { name: /Text/ })).toContainText('Picnic by the lake');
}

/** Presses a control by keyboard alone. */
async function press(page: Page, target: Locator) {
  await target.focus();
  await page.keyboard.press('Enter');
}

async function retitle(page: Page, panel: Locator, title: string) {
  await panel.getByRole('textbox', { name: 'Title' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(title);
}

test('a refused save is resolved in the product’s own dialog, by keyboard', async ({ person }) => {
  const { page } = await person('Student');
  const lab = await openLab(page, 'if-match-required');
  await page.goto(`${lab}?people=2`);
  const [ana, ben] = [panelOf(page, 'Ana'), panelOf(page, 'Ben')];
  for (const panel of [ana, ben]) await load(panel);
  await retitle(page, ana, 'Picnic in the park');
  await retitle(page, ben, 'Picnic in the garden');
  await press(page, ana.getByRole('button', { name: /^Save/ }));
  await expect(ana.getByRole('status')).toContainText('204');
  await press(page, ben.getByRole('button', { name: /^Save/ }));
  await expect(ben.getByRole('status')).toContainText('412');

  const dialog = page.getByRole('dialog', { name: 'Mid-air collision' });
  await expect(dialog).toBeHidden();
  const resolve = ben.getByRole('button', { name: 'Resolve the collision' });
  await press(page, resolve);
  await expect(dialog).toContainText(/Ana saved version \d+ while you were editing/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(resolve).toBeFocused();
  await expect(ben.getByRole('status')).toContainText('0 of 1 resolved');
  await expect(page.getByRole('button', { name: /^Ben: GET, 200/ })).toHaveCount(2);

  const guest = await person('Guest');
  await joinByName(guest.page, lab, 'Cleo');
  const cleo = panelOf(guest.page, 'Cleo');
  await load(cleo);
  await cleo.getByRole('button', { name: 'Add a word' }).click();
  await press(page, resolve);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('F7');
  await page.keyboard.press('Alt+1');
  await expect(dialog).toContainText('1 of 1 resolved');
  await cleo.getByRole('button', { name: /^Save/ }).click();
  await expect(cleo.getByRole('status')).toContainText('204');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toContainText(/Cleo saved version \d+ while you were deciding/);
  await expect(dialog).toContainText('1 of 1 resolved');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog).toBeHidden();
  await expect(ben.getByRole('status')).toContainText('Saved as version');
  await expect(ben.getByRole('textbox', { name: 'Title' })).toHaveValue('Picnic in the garden');
  await expect(page.getByRole('button', { name: /^Ben: PUT.*, 412\./ })).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Ben: PUT.*, 204\./ })).toHaveCount(1);

  // Whoever is alone on the page works as in the product: the dialog opens by itself.
  await retitle(guest.page, cleo, 'Picnic on the roof');
  await cleo.getByRole('button', { name: /^Save/ }).click();
  const theirs = guest.page.getByRole('dialog', { name: 'Mid-air collision' });
  await expect(theirs).toContainText(/Ben saved version \d+/);
  await guest.page.keyboard.press('F7');
  await guest.page.keyboard.press('Alt+2');
  await guest.page.keyboard.press('ControlOrMeta+Enter');
  await expect(theirs).toBeHidden();
  await expect(cleo.getByRole('textbox', { name: 'Title' })).toHaveValue('Picnic in the garden');
});

test('whoever makes a lab while the page still asks who they are is the one who may steer it', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL! });
  const page = await context.newPage();
  let asked = false;
  await page.route('**/api/me', async (route) => {
    if (asked) return route.fallback();
    // Answered as nobody, and only after the lab would have been made: the cookie of that answer is the browser's then.
    const answer = await fetch(new URL('/api/me', baseURL));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    });
    asked = true;
  });
  const asking = page.waitForRequest('**/api/me');
  await page.goto('/lab');
  await asking;
  await page.getByRole('button', { name: 'Explore freely' }).click();
  await page.waitForURL(/\/lab\/[0-9a-f-]{36}/);
  await expect.poll(() => asked).toBe(true);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Guard' })).toBeEnabled({ timeout: 10_000 });
  await context.close();
});

test('a phone joins over plain HTTP, where the browser lends less', async ({ baseURL, forbidden }) => {
  const { launchOptions } = test.info().project.use;
  /** The machine's name in its own network, as a class may be given it. */
  const name = `${hostname()}.local`.toLowerCase();
  const browser = await chromium.launch({
    ...launchOptions,
    // A name is no secure context, unlike 127.0.0.1: no clipboard, no locks, no randomUUID.
    args: [...(launchOptions?.args ?? []), `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  });
  const faults: string[] = [];
  try {
    const address = `http://${name}:${new URL(baseURL!).port}`;
    const pages = await Promise.all(
      ['Teacher', 'Phone'].map(async () => {
        const context = await browser.newContext({ baseURL: address });
        await watchPolicy(context, (what) => forbidden.push(what));
        return context.newPage();
      }),
    );
    for (const page of pages) page.on('pageerror', (error) => faults.push(error.message));
    const [teacher, phone] = pages as [Page, Page];
    await teacher.goto('/lab');
    expect(await teacher.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
    await teacher.getByRole('button', { name: 'Explore freely' }).click();
    await teacher.waitForURL(/\/lab\/[0-9a-f-]{36}/);
    await teacher.getByRole('combobox', { name: 'Guard' }).selectOption('if-match-required');
    await phone.setViewportSize({ width: 360, height: 740 });
    await joinByName(phone, new URL(teacher.url()).pathname, 'Cleo');
    const [ana, cleo] = [panelOf(teacher, 'Ana'), panelOf(phone, 'Cleo')];
    for (const panel of [ana, cleo]) {
      await load(panel);
      await panel.getByRole('button', { name: 'Add a word' }).click();
    }
    await ana.getByRole('button', { name: /^Save/ }).click();
    await expect(ana.getByRole('status')).toContainText('204');
    await cleo.getByRole('button', { name: /^Save/ }).click();
    await expect(cleo.getByRole('status')).toContainText('Both changes fit together');
    await cleo.getByRole('button', { name: /^Save/ }).click();
    await expect(cleo.getByRole('status')).toContainText('204');
    await teacher.getByRole('button', { name: /^Cleo: PUT.*, 412\./ }).click();
    await teacher.getByRole('button', { name: 'Copy as curl' }).click();
    await expect(teacher.getByText('Copied.')).toBeVisible();
    await teacher.keyboard.press('Escape');
    const title = ana.getByRole('textbox', { name: 'Title' });
    await title.focus();
    await teacher.keyboard.press('ControlOrMeta+A');
    await teacher.keyboard.press('ControlOrMeta+V');
    await expect(title).toHaveValue(new RegExp(`^curl .*${address}/api/documents/`));
    // The same browser is the same person: reloading keeps the identity and the role.
    await phone.reload();
    await expect(panelOf(phone, 'Cleo')).toBeVisible();
    await teacher.reload();
    await expect(teacher.getByRole('combobox', { name: 'Guard' })).toBeEnabled();
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('another tab and another browser join, and everybody sees their exchanges', async ({ person }) => {
  const teacher = await person('Teacher');
  const lab = await openLab(teacher.page, 'none');
  await teacher.page.goto(`${lab}?people=2`);
  await expect(panelOf(teacher.page, 'Ben')).toBeVisible();
  await panelOf(teacher.page, 'Ben').getByRole('button', { name: 'More that Ben can do' }).click();
  const opening = teacher.page.waitForEvent('popup').catch(() => null);
  const opened = teacher.page.context().waitForEvent('page');
  await teacher.page.getByRole('menuitem', { name: /Open as Ben/ }).click();
  const tab = await opened;
  await opening;
  await expect(panelOf(tab, 'Ben')).toBeVisible();
  await expect(panelOf(teacher.page, 'Ben')).toBeHidden();

  const guest = await person('Guest');
  await joinByName(guest.page, lab, 'Cleo');
  await load(panelOf(guest.page, 'Cleo'));
  await load(panelOf(tab, 'Ben'));
  for (const page of [teacher.page, tab, guest.page]) {
    await expect(page.getByRole('button', { name: /^Cleo: GET, 200/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Ben: GET, 200/ })).toBeVisible();
  }
  await expect(guest.page.getByRole('combobox', { name: 'Guard' })).toBeDisabled();
  await teacher.page.getByRole('combobox', { name: 'Guard' }).selectOption('lock');
  await expect(guest.page.getByRole('combobox', { name: 'Guard' })).toHaveValue('lock');
});

test('the command copied from an exchange gets the same status again', async ({ person }) => {
  const { page } = await person('Developer', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${await openLab(page, 'if-match-required')}?people=1`);
  const ana = panelOf(page, 'Ana');
  await load(ana);
  await ana.getByRole('combobox', { name: 'Ana saves' }).selectOption('nothing');
  await ana.getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('button', { name: /^Ana: PUT, 428/ }).click();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const command = await copied(page);
  const output = execFileSync('sh', ['-c', `${command} -s`], { encoding: 'utf8' });
  expect(output).toMatch(/^HTTP\/1\.1 428 /);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Ana: PUT, 428/ })).toHaveCount(2);
});

test('all interleavings come out as theory says', async ({ person }) => {
  test.slow();
  const { page } = await person('Student');
  await page.goto(`${await openLab(page, 'none')}?view=grid`);
  await page.getByRole('button', { name: 'Run all 62' }).click();
  await expect(page.getByText('62 of 62 came out as theory says.')).toBeVisible({ timeout: 150_000 });
  const lost = page.getByRole('row', { name: /^Lost in/ });
  await expect(lost.first()).toContainText('4 of 6');
  await expect(lost.last()).toContainText('12 of 20');
});

for (const [guard, tries, clients, saves] of [
  ['none', 1, 20, 10],
  ['if-match-required', 1, 50, 4],
  ['check-then-write', 1, 20, 10],
  ['if-match-merge', 2, 20, 5],
] as const) {
  const all = clients * saves;
  test(`a race of ${clients} × ${saves} under ${guard} adds up`, async ({ person }) => {
    test.setTimeout(300_000);
    const { page } = await person('Student');
    const setup = `guard=${guard}&clients=${clients}&saves=${saves}&think=20&tries=${tries}`;
    await page.goto(`${await openLab(page, 'none')}?view=race&${setup}`);
    await page.getByRole('button', { name: 'Start the race' }).click();
    const sum = page.getByText(/The numbers/);
    await expect(sum).toContainText('The numbers add up.', { timeout: 270_000 });
    const figure = (text: string, after: string) =>
      Number(new RegExp(`([\\d,]+) ${after}`).exec(text)?.[1]?.replaceAll(',', '') ?? Number.NaN);
    const words = (await sum.textContent()) ?? '';
    const [acknowledged, refused, sent] = ['acknowledged', 'refused', 'sent'].map((each) =>
      figure(words, each),
    );
    expect(acknowledged! + refused!).toBe(sent);
    expect(words).toContain('0 without answer');
    if (guard === 'none') expect([acknowledged, refused]).toEqual([all, 0]);
    else expect(refused).toBeGreaterThan(0);
    const givenUp = words.includes('given up') ? figure(words, 'given up') : 0;
    expect(acknowledged! + givenUp).toBe(all);
    const lost = page.getByText('Words lost', { exact: true }).locator('..');
    const [missing, byLedger] = ((await lost.textContent()) ?? '').match(/[\d,]+/g) ?? [];
    expect(missing).toBeDefined();
    expect(missing).toBe(byLedger);
    if (guard === 'if-match-required' || guard === 'if-match-merge') expect(missing).toBe('0');
    if (guard === 'none') expect(missing).not.toBe('0');
  });
}

test('axe finds nothing on any page of the lab', async ({ person }) => {
  const { page } = await person('Student');
  const lab = await openLab(page, 'none');
  await page.goto('/lab');
  await expectAccessible(page);
  await page.goto(`${lab}?people=3&challenge=lost-update`);
  await load(panelOf(page, 'Ana'));
  await expect(page.getByRole('button', { name: /^Ana: GET/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Table' }).check({ force: true });
  await page.getByRole('button', { name: 'GET by Ana, open' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  for (const view of ['schedule', 'grid', 'race', 'class']) {
    await page.goto(`${lab}?view=${view}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});
