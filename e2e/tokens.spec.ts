import { deferred } from '@/lib/server/labs/deferred';
import { expectAccessible } from './accessible';
import { copied } from './clipboard';
import { expect, test } from './fixtures';

test('a token is made, shown once, used by a script, and revoked', async ({
  person,
  playwright,
  baseURL,
}) => {
  const { page } = await person('Ana', {
    viewport: { width: 360, height: 740 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'API tokens' });
  await expect(section.getByText('You have no tokens.')).toBeVisible();
  await expectAccessible(page, 'without tokens');
  await section.getByLabel('What is it for?').fill('Nightly backup');
  await section.getByLabel('It works').selectOption('for one year');
  await section.getByRole('button', { name: 'Make token' }).click();

  await expect(section.getByRole('heading', { name: 'Your token “Nightly backup”' })).toBeFocused();
  const secret = (await section.getByText(/^midair_[\w-]{43}$/).textContent())!;
  await section.getByRole('button', { name: 'Copy token' }).click();
  await expect(page.getByText('Token copied.')).toBeVisible();
  expect(await copied(page)).toBe(secret);
  await expect(
    section.getByText(`curl -H 'Authorization: Bearer ${secret}' ${baseURL}/api/me`),
  ).toBeVisible();
  await expectAccessible(page, 'with a secret');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  // A script: without the browser's cookies.
  const headers = { Authorization: `Bearer ${secret}` };
  const script = await playwright.request.newContext({ baseURL });
  const me = await script.get('/api/me', { headers });
  expect((await me.json()).name).toBe('Ana');
  const made = await script.post('/api/documents', { headers, data: { title: 'By a script', body: '' } });
  expect(made.status()).toBe(201);

  await page.goto('/');
  await expect(page.getByRole('link', { name: 'By a script' })).toBeVisible();
  await page.goto('/settings');
  const item = section.getByRole('listitem').filter({ hasText: 'Nightly backup' });
  await expect(item).toContainText('Last used');
  await expect(page.getByText(secret)).toHaveCount(0);
  await expectAccessible(page, 'with a token');

  await item.getByRole('button', { name: 'Revoke Nightly backup' }).click();
  const question = page.getByRole('alertdialog', { name: 'Revoke “Nightly backup”?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect((await script.get('/api/me', { headers })).status()).toBe(200);
  await item.getByRole('button', { name: 'Revoke Nightly backup' }).click();
  await question.getByRole('button', { name: 'Revoke' }).click();
  await expect(section.getByText('You have no tokens.')).toBeVisible();
  await expect(section.getByRole('heading', { name: 'API tokens' })).toBeFocused();
  const replayed = await script.get('/api/me', { headers });
  expect(replayed.status()).toBe(401);
  expect(replayed.headers()['www-authenticate']).toContain('error="invalid_token"');
  await script.dispose();
});

test('a token that ends at once is no longer on the page', async ({ person }) => {
  const { page } = await person('Ben');
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'API tokens' });
  await section.getByLabel('What is it for?').fill('Leaked');
  await section.getByRole('button', { name: 'Make token' }).click();
  await expect(section.getByText(/^midair_[\w-]{43}$/)).toBeVisible();
  await section.getByRole('button', { name: 'Revoke Leaked' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(section.getByText(/^midair_/)).toHaveCount(0);
  await expect(section.getByLabel('What is it for?')).toBeVisible();
});

test('a token is on the list also where the list of before arrives after it was made', async ({ person }) => {
  const { page } = await person('Cleo');
  const made = deferred<void>();
  await page.route(
    '**/api/me/tokens',
    async (route) => {
      const response = await route.fetch();
      await made.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.goto('/settings');
  const section = page.getByRole('region', { name: 'API tokens' });
  await section.getByLabel('What is it for?').fill('Early');
  await expect(section.getByText('Loading…')).toBeVisible();
  await section.getByRole('button', { name: 'Make token' }).click();
  await expect(section.getByText(/^midair_/)).toBeVisible();
  made.resolve();
  await expect(section.getByRole('button', { name: 'Revoke Early' })).toBeVisible();
});
