import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { copied } from './clipboard';
import { saveState, textBox } from './editing';
import { expect, type Person, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

const PHONE = { viewport: { width: 360, height: 740 } };

async function write({ page }: Person, title: string): Promise<void> {
  const made = await page.context().request.post('/api/documents', { data: { title, body: '' } });
  expect(made.status()).toBe(201);
}

/** Makes a link on the settings page, as it stands there. */
async function linkOf({ page }: Person): Promise<string> {
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'Use on another device' });
  await section.getByRole('button', { name: 'Make a link' }).click();
  await expect(section.getByRole('heading', { name: 'Your link' })).toBeFocused();
  return (await section.getByText(/\/device#[\w-]{43}$/).textContent())!;
}

async function expectNarrow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

async function expectDocuments({ page }: Person, titles: readonly string[]): Promise<void> {
  await page.goto('/');
  for (const title of titles) await expect(page.getByRole('link', { name: title })).toBeVisible();
}

test('another browser becomes the same person by a link, and both see what either made', async ({
  person,
}) => {
  const ana = await person('Ana', { ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] });
  const phone = await person('Phone', PHONE);
  await write(ana, 'Made by Ana');
  await write(phone, 'Made on the phone');
  const writing = await phone.newTab();
  await writing.goto('/');
  await writing.getByRole('link', { name: 'Made on the phone' }).click();
  await textBox(writing).fill('Not saved yet.');
  await expect(saveState(writing)).toHaveText('Unsaved changes');
  const cookies = await phone.page.context().storageState();
  const link = await linkOf(ana);
  await expect(ana.page.getByText(/Anyone who opens this link within 5 minutes becomes you/)).toBeVisible();
  await expect(ana.page.getByRole('img', { name: 'QR code for the link' })).toBeVisible();
  await ana.page.getByRole('button', { name: 'Copy link' }).click();
  await expect(ana.page.getByText('Link copied.')).toBeVisible();
  expect(await copied(ana.page)).toBe(link);
  await expectAccessible(ana.page, 'with a link');
  await expectNarrow(ana.page);

  await phone.page.goto(link);
  await expect(phone.page.getByRole('heading', { name: 'Be Ana on this device?' })).toBeVisible();
  expect(new URL(phone.page.url()).hash).toBe('');
  await expect(phone.page.getByText(/The documents of this browser become those of Ana/)).toBeVisible();
  await expectAccessible(phone.page, 'before the click');
  await expectNarrow(phone.page);
  // Looking changes nothing.
  expect((await (await phone.page.context().request.get('/api/me')).json()).name).toBe('Phone');
  await phone.page.getByRole('button', { name: 'Be Ana here' }).click();
  await expect(phone.page.getByRole('button', { name: 'You are Ana' })).toBeVisible();

  // The other tab of this browser follows, with what was typed in it: it is the same person's.
  await expect(writing.getByText('You are Ana in this browser now.')).toBeVisible();
  await expect(textBox(writing)).toHaveText('Not saved yet.');
  await writing.keyboard.press('ControlOrMeta+s');
  await expect(saveState(writing)).toHaveText('Saved v2');
  // What one's former self wrote is one's own.
  await writing.goto(`${writing.url()}/history`);
  const first = writing.getByRole('link', { name: /^v1\b/ });
  await expect(first).toContainText('You');
  await expect(first).not.toContainText('Phone');
  // Whoever has the former cookie still learns where all of it went.
  const left = await person('Phone', { ...PHONE, storageState: cookies });
  await left.page.goto('/');
  await expect(left.page.getByText('Another browser of yours became Ana')).toBeVisible();
  await expectAccessible(left.page, 'where nothing is any more');
  for (const each of [ana, phone]) await expectDocuments(each, ['Made by Ana', 'Made on the phone']);
});

test('a link that was used lets nobody else in, who is told the way to a new one', async ({
  person,
  expectedErrors,
}) => {
  expectedErrors.push(/status of 410/);
  const [ana, ben, cy] = [await person('Ana'), await person('Ben'), await person('Cy', PHONE)];
  const link = await linkOf(ana);
  await cy.page.goto(link);
  const button = cy.page.getByRole('button', { name: 'Be Ana here' });
  await expect(button).toBeEnabled();
  await ben.page.goto(link);
  await ben.page.getByRole('button', { name: 'Be Ana here' }).click();
  await expect(ben.page.getByRole('button', { name: 'You are Ana' })).toBeVisible();

  await button.click();
  await expect(cy.page.getByRole('heading', { name: 'This link was used already' })).toBeVisible();
  await expect(cy.page.getByRole('alert').getByText(/open “Settings” on the device/)).toBeVisible();
  await expectAccessible(cy.page, 'used');
  await expectNarrow(cy.page);
  expect((await (await cy.page.context().request.get('/api/me')).json()).name).toBe('Cy');
});

test('a link that is over, cut short or one’s own says so', async ({ person, expectedErrors }) => {
  expectedErrors.push(/status of 4(04|10)/);
  const ana = await person('Ana', PHONE);
  const { page } = ana;
  await page.clock.install();
  const link = await linkOf(ana);
  await page.clock.fastForward('05:01');
  await expect(page.getByRole('heading', { name: 'This link has ended' })).toBeVisible();
  await expect(page.getByText(link)).toHaveCount(0);

  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'You are Ana on this device already' })).toBeVisible();
  await page.goto(`${link.slice(0, -1)}`);
  await expect(page.getByRole('heading', { name: 'There is no such link' })).toBeVisible();
  await page.goto('/device');
  await expect(page.getByRole('heading', { name: 'This link is not whole' })).toBeVisible();
  await expectAccessible(page, 'not whole');

  const ben = await person('Ben');
  const json = { status: 410, error: 'device_link_ended', reason: 'expired', message: 'It has ended.' };
  await ben.page.route('**/api/device', (route) =>
    route.fulfill({ status: 410, contentType: 'application/problem+json', body: JSON.stringify(json) }),
  );
  await ben.page.goto(link);
  await expect(ben.page.getByRole('heading', { name: 'This link has ended' })).toBeVisible();
});
