import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';

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

test('a student goes through the first three challenges by keyboard', async ({ person }) => {
  const { page } = await person('Student');
  await page.goto('/lab');
  const press = async (target: Locator) => {
    await target.focus();
    await page.keyboard.press('Enter');
  };
  await press(page.getByRole('button', { name: 'Start the challenges' }));
  for (const title of ['Lose an update', 'One field prevents it', 'Merge, then save']) {
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    const [ana, ben] = [panelOf(page, 'Ana'), panelOf(page, 'Ben')];
    for (const panel of [ana, ben]) {
      await press(panel.getByRole('button', { name: /^Load/ }));
      await expect(panel.getByRole('textbox', { name: /Text/ })).toContainText('Picnic by the lake');
      await press(panel.getByRole('button', { name: 'Add a word' }));
      if (title === 'One field prevents it')
        await panel.getByRole('combobox', { name: /saves$/ }).selectOption('if-match');
    }
    await press(ana.getByRole('button', { name: /^Save/ }));
    await expect(ana.getByRole('status')).toContainText('204');
    await press(ben.getByRole('button', { name: /^Save/ }));
    if (title === 'Lose an update') await expect(ben.getByRole('status')).toContainText('204');
    else await expect(ben.getByRole('status')).toContainText('412');
    if (title === 'Merge, then save') {
      await press(ben.getByRole('button', { name: 'Resolve the collision' }));
      await expect(ben.getByRole('textbox', { name: /Text/ })).toContainText('cheese');
      await press(ben.getByRole('button', { name: /^Save/ }));
    }
    await expect(page.getByText('Reached. The traffic shows it.')).toBeVisible();
    await press(page.getByRole('button', { name: /^Next:/ }));
  }
  await expect(page.getByText('3 reached on this device')).toBeVisible();
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
  await guest.page.goto(lab);
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
  const command = await page.evaluate(() => navigator.clipboard.readText());
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

for (const guard of ['none', 'if-match-required', 'check-then-write', 'if-match-merge']) {
  test(`a race under ${guard} adds up`, async ({ person }) => {
    test.slow();
    const { page } = await person('Student');
    await page.goto(`${await openLab(page, 'none')}?view=race&guard=${guard}&clients=8&saves=3&think=50`);
    await page.getByRole('button', { name: 'Start the race' }).click();
    const sum = page.getByText(/The numbers/);
    await expect(sum).toContainText('The numbers add up.', { timeout: 150_000 });
    await expect(sum).toContainText('24 acknowledged');
    const lost = page.getByText('Words lost', { exact: true }).locator('..');
    const [missing, byLedger] = ((await lost.textContent()) ?? '').match(/\d+/g) ?? [];
    expect(missing).toBeDefined();
    expect(missing).toBe(byLedger);
    if (guard === 'if-match-required' || guard === 'if-match-merge') expect(missing).toBe('0');
    if (guard === 'none') expect(Number(missing)).toBeGreaterThan(0);
  });
}

test('axe finds nothing on any page of the lab', async ({ person }) => {
  const { page } = await person('Student');
  const lab = await openLab(page, 'none');
  const check = async () =>
    expect(
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    ).toEqual([]);
  await page.goto('/lab');
  await check();
  await page.goto(`${lab}?people=3&challenge=lost-update`);
  await load(panelOf(page, 'Ana'));
  await expect(page.getByRole('button', { name: /^Ana: GET/ })).toBeVisible();
  await check();
  await page.getByRole('radio', { name: 'Table' }).check({ force: true });
  await page.getByRole('button', { name: 'GET by Ana, open' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check();
  for (const view of ['schedule', 'grid', 'race', 'class']) {
    await page.goto(`${lab}?view=${view}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await check();
  }
});
