import type { Page } from '@playwright/test';
import { type LocalProvider, startProvider } from '@/lib/server/testing/local-provider';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { freePort, type OwnServer, ownServer } from './own-server';

test.use({ serviceWorkers: 'allow' });

let provider: LocalProvider;
let server: OwnServer;
let address: string;

test.beforeAll(async () => {
  // The provider has to know where people come back to before the application starts.
  const PORT = await freePort();
  address = `http://127.0.0.1:${PORT}`;
  provider = await startProvider(address);
  server = await ownServer({ ...provider.environment, PORT });
});

test.afterAll(async () => {
  await server.remove();
  await provider.close();
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${address}/settings`);
  await page.getByRole('link', { name: 'Sign in with the school' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('You are signed in at the school.')).toBeVisible();
}

test('two browsers that sign in alike are one person, with what both made', async ({ browser }) => {
  for (const title of ['On the first', 'On the second']) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const made = await context.request.post(`${address}/api/documents`, { data: { title, body: '' } });
    expect(made.status()).toBe(201);
    await page.goto(`${address}/settings`);
    await expect(page.getByRole('link', { name: 'Sign in with the school' })).toBeVisible();
    await expectAccessible(page, 'before signing in');
    await signIn(page, 'Ana');
    await expectAccessible(page, 'signed in');
    await page.goto(address);
    await expect(page.getByRole('button', { name: 'You are Ana' })).toBeVisible();
    await expect(page.getByRole('link', { name: title })).toBeVisible();
    if (title === 'On the second')
      await expect(page.getByRole('link', { name: 'On the first' })).toBeVisible();
    await context.close();
  }
});

test('who does not want to sign in is told that nothing changed', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}/settings`);
  await page.getByRole('link', { name: 'Sign in with the school' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('You did not sign in. Nothing was changed.')).toBeVisible();
  await context.close();
});
