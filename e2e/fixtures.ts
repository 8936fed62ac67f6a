import {
  type APIRequestContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { watchFocus } from './lost-focus';
import { watchPolicy } from './violations';

export { expect };

/** A document as a test made it. */
export interface TestDocument {
  readonly id: string;
  readonly title: string;
  etag: string;
}

/** One person: a browser context of their own, hence cookies, storage and tabs of their own. */
export interface Person {
  readonly name: string;
  readonly page: Page;
  /** Another tab of the same person. */
  newTab(): Promise<Page>;
  open(document: TestDocument): Promise<void>;
}

interface Fixtures {
  /** Brings a person into the test, with their name set. */
  person: (name: string, options?: BrowserContextOptions) => Promise<Person>;
  /** Makes a document that no other test knows of. */
  newDocument: (title: string, body: string) => Promise<TestDocument>;
  /** Console errors that this test expects, as patterns; any other fails it. */
  expectedErrors: RegExp[];
  /** What the policies of pages forbade since it was last looked at: anything that is left in it fails the test. */
  forbidden: string[];
  /** After what the focus was nowhere: anything that is left in it fails the test. */
  lostFocus: string[];
}

interface WorkerFixtures {
  /** What the policies of pages forbade in this worker. */
  allForbidden: string[];
  /** After what the focus was nowhere in this worker. */
  allLostFocus: string[];
}

/** What a helper needs to set a scene: people and documents. */
export type Cast = Pick<Fixtures, 'person' | 'newDocument'>;

/**
 * Chromium reports every answer of 400 and more as a console error. These are answers that the product is about: a
 * refused save is no fault.
 */
const REFUSALS = /Failed to load resource: the server responded with a status of (412|423|428) /;

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  allForbidden: [async ({}, use) => use([]), { scope: 'worker' }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  allLostFocus: [async ({}, use) => use([]), { scope: 'worker' }],

  // Each context is watched, whoever makes it.
  browser: [
    async ({ browser, allForbidden, allLostFocus }, use) => {
      const make = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await make(options);
        await watchPolicy(context, (what) => allForbidden.push(what));
        await watchFocus(context, (what) => allLostFocus.push(what));
        return context;
      };
      await use(browser);
      browser.newContext = make;
    },
    { scope: 'worker' },
  ],

  forbidden: [
    async ({ allForbidden }, use) => {
      await use(allForbidden);
      expect(allForbidden.splice(0), 'what the policies of pages forbade').toEqual([]);
    },
    { auto: true },
  ],

  lostFocus: [
    async ({ allLostFocus }, use) => {
      await use(allLostFocus);
      expect(allLostFocus.splice(0), 'after what the focus was nowhere').toEqual([]);
    },
    { auto: true },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern.
  expectedErrors: async ({}, use) => use([]),

  person: async ({ browser, baseURL, expectedErrors }, use) => {
    const faults: string[] = [];
    const contexts: { close(): Promise<void> }[] = [];
    const watch = (name: string, page: Page) => {
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        const text = message.text();
        if (!REFUSALS.test(text) && !expectedErrors.some((e) => e.test(text)))
          faults.push(`${name}: ${text} ${message.location().url}`);
      });
      page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
    };
    await use(async (name, options = {}) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      context.on('page', (page) => watch(name, page));
      await introduce(context.request, name);
      const page = await context.newPage();
      return {
        name,
        page,
        newTab: () => context.newPage(),
        open: async (document) => {
          await page.goto(`/documents/${document.id}`);
          await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(document.title);
          // What keys do in Markdown comes a moment after the text.
          await expect(page.getByRole('textbox', { name: /^Text/ })).toHaveAttribute(
            'data-language',
            'markdown',
          );
        },
      };
    });
    for (const context of contexts) await context.close();
    expect(faults, 'console errors').toEqual([]);
  },

  newDocument: async ({ request }, use) => {
    await use(async (title, body) => {
      const answer = await request.post('/api/documents', { data: { title, body } });
      expect(answer.status()).toBe(201);
      const id = new URL(answer.headers().location ?? '', answer.url()).pathname.split('/').pop() ?? '';
      return { id, title, etag: answer.headers().etag ?? '' };
    });
  },
});

/** Gives the context's identity its name. */
async function introduce(request: APIRequestContext, name: string): Promise<void> {
  const me = await request.get('/api/me');
  const { colour } = await me.json();
  const answer = await request.put('/api/me', {
    data: { name, colour },
    headers: { 'If-Match': me.headers().etag ?? '' },
  });
  expect(answer.ok()).toBe(true);
}
