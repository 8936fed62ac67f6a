import type { Page } from '@playwright/test';
import { SCRIPTS } from '@/lib/lab/learn/scripts/scripts';
import { TOPICS, type TopicSlug } from '@/lib/lab/learn/topics';
import { expectAccessible } from './accessible';
import { copied } from './clipboard';
import { expect, test } from './fixtures';

/** Refusals that the pages bring about on purpose, beside those that every test may see. */
const ON_PURPOSE = /Failed to load resource: the server responded with a status of (409|410|422) /;

// Every field and content of a page is open while it is examined, which takes a slow machine a while.
test.describe.configure({ timeout: 120_000 });

test.use({ expectedErrors: [ON_PURPOSE] });

/** Runs what a page lets its reader try, and compares the answers that it shows with those that it promises. */
async function runAll(page: Page, slug: TopicSlug): Promise<void> {
  for (const script of SCRIPTS[slug]) {
    const part = page.getByRole('region', { name: script.title });
    const { step, answers } = script.question;
    const right = script.steps.find(({ id }) => id === step)!.status;
    await part.getByRole('radio', { name: String(answers.find((status) => status !== right)) }).check();
    await part.getByRole('button', { name: 'Run it' }).click();
    await expect(part.getByRole('button', { name: 'Run it again' })).toBeEnabled({ timeout: 30_000 });
    const entries = part.getByRole('list', { name: 'Exchanges' }).getByRole('listitem');
    await expect(entries).toHaveCount(script.steps.length);
    const shown = (await entries.allInnerTexts()).map((text) =>
      Number(/Answer: ?\s*(\d{3})/.exec(text)?.[1]),
    );
    expect(shown, script.id).toEqual(script.steps.map(({ status }) => status));
    await expect(part.getByText(/The text expects/)).toHaveCount(0);
    await expect(part.getByText(new RegExp(`You said \\d{3}; it is ${right}\\.`))).toBeVisible();
  }
}

for (const { slug, title } of TOPICS) {
  test(`the page “${title}” keeps every promise when it is tried, and is accessible`, async ({ person }) => {
    const { page } = await person('Reader');
    await page.goto(`/learn/${slug}`);
    await expect(page).toHaveTitle(`${title} · Midair`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await runAll(page, slug);
    await page.locator('details').evaluateAll((all) => {
      for (const each of all) each.setAttribute('open', '');
    });
    await expectAccessible(page);
  });
}

test('the course leads from its list through all pages', async ({ person }) => {
  const { page } = await person('Reader');
  await page.goto('/learn');
  await expect(page).toHaveTitle('Learn · Midair');
  await expectAccessible(page);
  await page.getByRole('link', { name: TOPICS[0].title }).click();
  for (const { title } of TOPICS.slice(1)) {
    await page
      .getByRole('navigation', { name: 'Course' })
      .getByRole('link', { name: `Next ${title}` })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
});

test('an address that is no page of the course says so', async ({ request }) => {
  expect((await request.get('/learn/constructor')).status()).toBe(404);
});

test('in the dark and on a phone the pages are accessible and as wide as the screen', async ({ person }) => {
  const { page } = await person('Reader', {
    colorScheme: 'dark',
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  for (const slug of ['412', 'merging', 'which-status'] as const) {
    await page.goto(`/learn/${slug}`);
    await runAll(page, slug);
    await expectAccessible(page);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond).toBe(0);
  }
});

test('a throwaway document stays while its exchanges are shown, is in no list, and goes with the reader', async ({
  person,
  request,
}) => {
  const { page } = await person('Reader');
  await page.goto('/learn/412');
  const made = page.waitForRequest((sent) => sent.method() === 'PUT');
  const part = page.getByRole('region', { name: SCRIPTS['412'][0]!.title });
  await part.getByRole('button', { name: 'Run it' }).click();
  const address = (await made).url();
  await expect(part.getByRole('button', { name: 'Run it again' })).toBeEnabled();
  expect((await request.get(address)).status()).toBe(200);
  const list = await page.request.get('/api/documents');
  expect(await list.text()).not.toContain(new URL(address).pathname.split('/').pop()!);

  await page.getByRole('link', { name: 'Learn', exact: true }).click();
  await expect.poll(async () => (await request.get(address)).status()).toBe(410);
});

test('a copied command sends the same request', async ({ person, request }) => {
  const { page } = await person('Reader', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/learn/428');
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByRole('button', { name: 'Run it again' })).toBeEnabled();
  const refused = page.getByRole('listitem').filter({ hasText: 'says nothing about what it is based on' });
  await refused.getByText('All fields and content').click();
  await refused.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(page.getByText('Copied. Paste it into a terminal.')).toBeVisible();
  const command = await copied(page);
  const [, address, body] = /^curl -i -X PUT (\S+)[\s\S]*--data-raw '([\s\S]*)'$/.exec(command)!;
  const again = await request.put(address!, {
    headers: { 'Content-Type': 'application/json' },
    data: body!,
  });
  expect(again.status()).toBe(428);
});

test('the bench decides by the rules', async ({ person }) => {
  const { page } = await person('Reader');
  await page.goto('/learn/which-status');
  const bench = page.getByRole('region', { name: 'Put a request together' });
  const verdict = bench.getByRole('status');
  await expect(verdict).toContainText('412 Precondition Failed');
  await bench.getByLabel('If-Match').selectOption('not sent');
  await expect(verdict).toContainText('428 Precondition Required');
  await bench.getByLabel('If-Match').selectOption({ value: '"2-b"' });
  await expect(verdict).toContainText('204 No Content');
  await bench.getByLabel('Method').selectOption('GET');
  await bench.getByLabel('If-None-Match').selectOption({ value: 'W/"2-b"' });
  await expect(verdict).toContainText('304 Not Modified');
  await bench.getByLabel('The document').selectOption({ label: 'does not exist' });
  await expect(verdict).toContainText('404 Not Found');
});

test('three texts are merged as they are typed, and two cannot be without the third', async ({ person }) => {
  const { page } = await person('Reader');
  await page.goto('/learn/merging');
  const bench = page.getByRole('region', { name: 'Merge three texts' });
  await expect(bench.getByText('Everything fits together.')).toBeVisible();
  const result = bench.getByRole('list', { name: 'Result, place by place' });
  await expect(result.getByRole('listitem')).toHaveCount(4);

  await bench.getByRole('switch', { name: 'Know the original' }).click();
  await expect(bench.getByText('1 place needs somebody to decide.')).toBeVisible();
  await bench.getByRole('switch', { name: 'Know the original' }).click();

  await bench
    .getByLabel('Ana’s version')
    .fill('We meet at noon by the lake.\n\nAna brings bread.\n\nBen brings wine.\n');
  await expect(bench.getByText('1 place needs somebody to decide.')).toBeVisible();
  await expect(result).toContainText('Conflict: somebody has to decide');
});
