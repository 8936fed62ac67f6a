import type { Page, Route } from '@playwright/test';
import { about, dialog, isSave, notice, save, saveState, stored, textBox, typeOver } from './editing';
import { expect, type Person, type TestDocument, test } from './fixtures';
import { ownServer } from './own-server';

test.use({ serviceWorkers: 'allow' });

const TRIP = `# Plan

We leave on Monday at nine.

The train is booked.

Bring a coat.
`;

const nearby = (page: Page) => page.getByRole('status', { name: 'Edits nearby' });
const here = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Here now/ });

/** What the browser says of every request while there is no network, or no server. */
const NO_ANSWER = /Failed to load resource: net::ERR_|network error|ERR_INTERNET_DISCONNECTED/;

async function together(
  person: (name: string) => Promise<Person>,
  newDocument: (title: string, body: string) => Promise<TestDocument>,
) {
  const document = await newDocument('Trip', TRIP);
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ana.open(document);
  await ben.open(document);
  return { document, ana, ben };
}

/** Puts the cursor behind these words, with nothing selected. */
async function putCursorAfter(page: Page, words: string): Promise<void> {
  await textBox(page).focus();
  await textBox(page).evaluate((element, text) => {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(text) ?? -1;
      if (at < 0) continue;
      element.ownerDocument.getSelection()?.collapse(node, at + text.length);
      return;
    }
  }, words);
  await expect.poll(() => textBeforeCursor(page)).toMatch(new RegExp(`${words}$`));
}

/** What stands before the cursor in its line. */
function textBeforeCursor(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { anchorNode, anchorOffset } = window.getSelection()!;
    return anchorNode?.nodeValue?.slice(0, anchorOffset) ?? '';
  });
}

/** Counts the saves that a page sends from now on. */
function putsOf(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (isSave(request)) count += 1;
  });
  return () => count;
}

test('a clean editor moves on to the version of another, says so and keeps the cursor', async ({
  person,
  newDocument,
}) => {
  const { ana, ben } = await together(person, newDocument);
  await putCursorAfter(ben.page, 'The train');
  await typeOver(ana.page, 'Monday', 'the first Monday of May');
  await save(ana.page, 2);

  await expect(textBox(ben.page)).toContainText('the first Monday of May');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  await expect(notice(ben.page)).toContainText('Ana saved v2. You see it now.');
  expect(await textBeforeCursor(ben.page)).toBe('The train');
  await ben.page.keyboard.type(' to Rome');
  await expect(textBox(ben.page)).toContainText('The train to Rome is booked.');
});

test('a version that could not be loaded when its news came is known to be there, and is made up for', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(NO_ANSWER);
  const { document, ana, ben } = await together(person, newDocument);
  let failing = true;
  await ben.page.route(`**/api/documents/${document.id}`, (route) =>
    failing && route.request().method() === 'GET' ? route.abort() : route.fallback(),
  );
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);
  await expect(saveState(ben.page)).toHaveText('v2 is there, loading it…');
  failing = false;
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  await expect(textBox(ben.page)).toContainText('Tuesday');

  await typeOver(ben.page, 'a coat', 'a warm coat');
  failing = true;
  const failed = ben.page.waitForEvent('requestfailed');
  await typeOver(ana.page, 'Tuesday', 'Friday');
  await save(ana.page, 3);
  await failed;
  failing = false;
  await expect(about(ben.page)).toContainText('Ana saved v3. Your changes fit together.');
});

test('changes that fit together are taken in by one click; cursor and undo stay those of the person', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together(person, newDocument);
  await typeOver(ben.page, 'a coat', 'a warm coat');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);

  await expect(about(ben.page)).toContainText('Ana saved v2. Your changes fit together.');
  await expect(textBox(ben.page)).toContainText('Monday');
  await about(ben.page).getByRole('button', { name: 'Update now' }).click();
  await expect(textBox(ben.page)).toContainText('We leave on Tuesday at nine.');
  await expect(textBox(ben.page)).toContainText('Bring a warm coat.');
  await expect(saveState(ben.page)).toHaveText('Unsaved changes');
  await expect(about(ben.page).getByRole('button', { name: 'Update now' })).toBeHidden();

  await textBox(ben.page).focus();
  expect(await textBeforeCursor(ben.page)).toBe('Bring a warm coat');
  await ben.page.keyboard.type(' and a hat');
  await expect(textBox(ben.page)).toContainText('Bring a warm coat and a hat.');
  // Everything that Ben typed goes back, and nothing of what Ana wrote.
  await expect
    .poll(async () => {
      await ben.page.keyboard.press('ControlOrMeta+z');
      return textBox(ben.page).textContent();
    })
    .toContain('Bring a coat.');
  for (let more = 0; more < 3; more++) await ben.page.keyboard.press('ControlOrMeta+z');
  await expect(textBox(ben.page)).toContainText('Tuesday');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  await expect
    .poll(async () => {
      await ben.page.keyboard.press('ControlOrMeta+Shift+Z');
      return textBox(ben.page).textContent();
    })
    .toContain('Bring a warm coat and a hat.');
  await save(ben.page, 3);
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Tuesday');
  expect(body).toContain('a warm coat and a hat');
});

test('an overlap is foreseen, marked, and reviewed before any save', async ({ person, newDocument }) => {
  const { document, ana, ben } = await together(person, newDocument);
  await typeOver(ben.page, 'Monday', 'Friday');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);

  await expect(about(ben.page)).toContainText('Ana saved v2. 1 place overlaps with your changes.');
  await expect(about(ben.page).getByRole('button', { name: 'Update now' })).toHaveCount(0);
  await expect(ben.page.locator('.cm-overlap')).toHaveText('We leave on Friday at nine.');
  const puts = putsOf(ben.page);
  await about(ben.page).getByRole('button', { name: 'Review' }).click();
  const box = dialog(ben.page);
  await box.getByRole('radio', { name: 'Keep mine' }).check();
  expect(puts()).toBe(0);
  await box.getByRole('button', { name: 'Save merged version' }).click();
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  expect(puts()).toBe(1);
  expect((await stored(ben.page, document.id)).body).toContain('Friday');
});

test('everybody sees who is here, who holds unsaved edits, and at once who left', async ({
  person,
  newDocument,
}) => {
  const { document, ana, ben } = await together(person, newDocument);
  await expect(here(ana.page)).toHaveAccessibleName('Here now: Ben');
  await expect(here(ben.page)).toHaveAccessibleName('Here now: Ana');

  await typeOver(ben.page, 'Monday', 'Friday');
  await expect(here(ana.page)).toHaveAccessibleName('Here now: Ben (unsaved changes)');
  await here(ana.page).click();
  const list = ana.page.getByRole('dialog', { name: 'Here now' });
  await expect(list.getByRole('listitem')).toHaveText([/Ben\s*Unsaved changes in line 3/]);
  await expect(ana.page.locator('.cm-busy')).toHaveText('We leave on Monday at nine.');
  await ana.page.keyboard.press('Escape');
  await save(ben.page, 2);
  await expect(here(ana.page)).toHaveAccessibleName('Here now: Ben');
  await expect(ana.page.locator('.cm-busy')).toHaveCount(0);

  const cleo = await person('Cleo');
  await cleo.open(document);
  const again = await ana.newTab();
  await again.goto(`/documents/${document.id}`);
  await expect(here(ana.page)).toHaveAccessibleName('Here now: Ben, Cleo, You, in another tab');
  await expect(here(again)).toHaveAccessibleName('Here now: Ben, Cleo, You, in another tab');
  await expect(here(ben.page)).toHaveAccessibleName('Here now: Ana, Cleo');

  await again.close();
  await expect(here(ana.page)).toHaveAccessibleName('Here now: Ben, Cleo');
  await cleo.page.close();
  await ben.page.close();
  await expect(here(ana.page)).toHaveCount(0);
});

test('a quiet hint says that someone is changing the same line and has not saved', async ({
  person,
  newDocument,
}) => {
  const { ana, ben } = await together(person, newDocument);
  await typeOver(ben.page, 'a coat', 'a warm coat');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await expect(here(ana.page)).toHaveAccessibleName('Here now: Ben (unsaved changes)');
  await expect(nearby(ana.page)).toBeEmpty();

  await typeOver(ben.page, 'Monday', 'Friday');
  await expect(nearby(ana.page)).toHaveText('Ben is changing line 3 too, not saved yet.');
  await expect(nearby(ben.page)).toHaveText('Ana is changing line 3 too, not saved yet.');
  // It asks for nothing: typing goes on, and a save takes its place with what it means.
  await typeOver(ana.page, 'at nine', 'at ten');
  await save(ana.page, 2);
  await expect(nearby(ana.page)).toHaveText('');
  await expect(nearby(ben.page)).toHaveText('');
  await expect(about(ben.page)).toContainText('1 place overlaps with your changes.');
});

test('autosave saves by itself, together with what somebody else saved', async ({ person, newDocument }) => {
  const { document, ana, ben } = await together(person, newDocument);
  await ben.page.getByRole('switch', { name: 'Save automatically' }).click();
  await typeOver(ben.page, 'a coat', 'a warm coat');
  await expect(saveState(ben.page)).toHaveText('Saved v2');

  await expect(textBox(ana.page)).toContainText('a warm coat');
  // For Ben time stands still after a keystroke: what Ana saves comes before his pause is over, however slow the machine.
  await ben.page.clock.install();
  await ben.page.clock.pauseAt(Date.now() + 60_000);
  const puts = putsOf(ben.page);
  await textBox(ben.page).focus();
  await ben.page.keyboard.type('x');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 3);
  await expect(async () => {
    await ben.page.clock.runFor(10);
    await expect(about(ben.page)).toContainText('Ana saved v3', { timeout: 500 });
  }).toPass();
  await ben.page.clock.runFor(10_000);
  await ben.page.clock.resume();
  await expect(saveState(ben.page)).toHaveText('Saved v4');
  expect(puts()).toBe(1);
  await expect(about(ben.page)).toContainText("Saved v4 by merging with Ana's version.");
  const { body } = await stored(ben.page, document.id);
  expect(body).toBe(TRIP.replace('Monday', 'Tuesday').replace('a coat', 'a warm coatx'));
});

test('an autosave that is too late takes nobody’s keys away, and says where the texts overlap', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(NO_ANSWER);
  const { document, ana, ben } = await together(person, newDocument);
  // No news reach Ben once he has the text, so that it is his save that meets what Ana saved.
  await ben.page.route('**/api/events?**', (route) => route.abort());
  await ben.page.addInitScript(() => localStorage.setItem('midair.autosave', 'on'));
  await ben.page.reload();
  await expect(textBox(ben.page)).toContainText('Monday');
  await ben.page.route(`**/api/documents/${document.id}`, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.fallback(),
  );
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);
  const met = ben.page.waitForResponse((answer) => answer.status() === 412);
  await typeOver(ben.page, 'Monday', 'Friday');
  await met;
  await ben.page.keyboard.type(' evening');
  await expect(about(ben.page)).toContainText('1 place overlaps with your changes, so saving waits for you.');
  await expect(textBox(ben.page)).toContainText('Friday evening');
  await expect(dialog(ben.page)).toHaveCount(0);
  await about(ben.page).getByRole('button', { name: 'Review' }).click();
  await expect(dialog(ben.page)).toContainText('Friday evening');
  expect((await stored(ben.page, document.id)).version).toBe(2);
});

test('a save made offline waits, goes out on return, collides and is merged', async ({
  person,
  newDocument,
  expectedErrors,
}) => {
  expectedErrors.push(NO_ANSWER);
  const { document, ana, ben } = await together(person, newDocument);
  await ben.page.context().setOffline(true);
  await expect(about(ben.page)).toContainText('You are offline.');
  await typeOver(ben.page, 'Monday', 'Friday');
  await expect(saveState(ben.page)).toHaveText('Offline, kept on this device');
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(about(ben.page)).toContainText('Your save is sent when the connection is back.');
  await expect(saveState(ben.page)).toHaveText('Offline, kept on this device');

  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);
  const sent = ben.page.waitForResponse((r) => r.request().method() === 'PUT' && r.status() === 412);
  await ben.page.context().setOffline(false);
  expect((await sent).request().headers()['if-match']).toBe(document.etag);
  const box = dialog(ben.page);
  await expect(box).toContainText('Your text is safe.');
  await expect(ben.page.getByText('You are offline.')).toHaveCount(0);
  await box.getByRole('radio', { name: 'Keep both, mine first' }).check();
  await box.getByRole('button', { name: 'Save merged version' }).click();
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const { body } = await stored(ben.page, document.id);
  expect(body).toContain('Friday');
  expect(body).toContain('Tuesday');
});

test('a server killed in the middle of a save and started anew loses nothing and saves nothing twice', async ({
  person,
  expectedErrors,
}) => {
  test.setTimeout(240_000);
  expectedErrors.push(NO_ANSWER, /status of 50\d/);
  const server = await ownServer();
  try {
    const { page } = await person('Ana', { baseURL: server.address });
    const made = await page.request.post('/api/documents', { data: { title: 'Trip', body: TRIP } });
    const id = new URL(made.headers().location ?? '', server.address).pathname.split('/').pop()!;
    await page.goto(`/documents/${id}`);
    await expect(textBox(page)).toContainText('Monday');
    const put = new RegExp(`/api/documents/${id}$`);

    const dies: readonly ((route: Route) => Promise<void>)[] = [
      // Stored, but the answer is lost.
      async (route) => {
        expect((await route.fetch()).status()).toBe(204);
        await server.kill();
        await route.abort();
      },
      // On its way: stored or not, as it happens; if it is answered, nobody hears it.
      async (route) => {
        const answer = route.fetch().catch(() => null);
        await server.kill();
        await answer;
        await route.abort();
      },
      // Never arrived.
      async (route) => {
        await server.kill();
        await route.continue();
      },
    ];
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday'];
    for (const [nth, die] of dies.entries()) {
      let met = false;
      await page.route(put, async (route) => {
        if (met || route.request().method() !== 'PUT') return route.fallback();
        met = true;
        await die(route);
      });
      await typeOver(page, days[nth]!, days[nth + 1]!);
      await page.keyboard.press('ControlOrMeta+s');
      await expect(saveState(page)).toHaveText('No answer yet, sending again…');
      await server.restart();
      await expect(saveState(page)).toHaveText(`Saved v${nth + 2}`, { timeout: 60_000 });
      await page.unroute(put);
      expect((await stored(page, id)).body).toBe(TRIP.replace('Monday', days[nth + 1]!));
    }
    const versions = await (await page.request.get(`/api/documents/${id}/versions`)).json();
    expect(versions.map(({ version }: { version: number }) => version)).toEqual([4, 3, 2, 1]);
    await expect(dialog(page)).toHaveCount(0);
  } finally {
    await server.remove();
  }
});
