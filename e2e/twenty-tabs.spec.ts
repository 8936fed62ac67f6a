import type { BrowserContext, Page, Request } from '@playwright/test';
import { dialog, saveState, stored, textBox, typeOver } from './editing';
import { expect, test } from './fixtures';

test.use({ serviceWorkers: 'allow' });

const TEXT = '# Notes\n\nThe first line.\n\nThe second line.\n\nThe last line.\n';

/** The event streams that are open, each by its tab. */
function watchStreams(context: BrowserContext): () => Page[] {
  const open = new Set<Request>();
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/events') open.add(request);
  });
  context.on('requestfinished', (request) => open.delete(request));
  context.on('requestfailed', (request) => open.delete(request));
  return () => [...open].map((request) => request.frame().page()).filter((page) => !page.isClosed());
}

/** The tab that holds the browser's one stream. */
async function holderOf(streams: () => Page[]): Promise<Page> {
  await expect.poll(() => streams().length).toBe(1);
  return streams()[0]!;
}

test('twenty tabs of one browser load, save and collide, over one stream', async ({
  person,
  newDocument,
}) => {
  test.setTimeout(300_000);
  const document = await newDocument('Twenty tabs', TEXT);
  const ana = await person('Ana');
  const streams = watchStreams(ana.page.context());

  // A browser has six connections to a host over HTTP/1.1: with a stream for each tab, the seventh would not load.
  const tabs = [ana.page];
  while (tabs.length < 20) tabs.push(await ana.newTab());
  for (const tab of tabs) {
    await tab.goto(`/documents/${document.id}`);
    await expect(textBox(tab)).toContainText('The first line.');
  }
  await holderOf(streams);

  // The last tab saves; all the others move on by themselves.
  const last = tabs[19]!;
  await typeOver(last, 'first', 'very first');
  await last.keyboard.press('ControlOrMeta+s');
  await expect(saveState(last)).toHaveText('Saved v2');
  for (const tab of tabs) await expect(textBox(tab)).toContainText('The very first line.');

  // Two tabs of one person collide like two people.
  const [one, other] = [tabs[3]!, tabs[11]!];
  await typeOver(one, 'second', 'next');
  await typeOver(other, 'second', 'middle');
  await one.bringToFront();
  await one.keyboard.press('ControlOrMeta+s');
  await expect(saveState(one)).toHaveText('Saved v3');
  await other.bringToFront();
  await other.keyboard.press('ControlOrMeta+s');
  const box = dialog(other);
  await expect(box).toBeVisible();
  await box
    .getByRole('group', { name: /^Conflict 1 of 1/ })
    .getByRole('radio', { name: /mine/i })
    .first()
    .check();
  await box.getByRole('button', { name: 'Save merged version' }).click();
  await expect(saveState(other)).toHaveText('Saved v4');
  for (const tab of tabs) await expect(textBox(tab)).toContainText('The middle line.');
  expect((await stored(other, document.id)).version).toBe(4);
  expect(streams()).toHaveLength(1);
});

test('another tab takes the stream over when the one that holds it is closed or frozen', async ({
  person,
  newDocument,
}) => {
  test.setTimeout(120_000);
  const document = await newDocument('Taking over', TEXT);
  const ana = await person('Ana');
  const ben = await person('Ben');
  const streams = watchStreams(ana.page.context());
  const tabs = [ana.page, await ana.newTab(), await ana.newTab()];
  for (const tab of tabs) {
    await tab.goto(`/documents/${document.id}`);
    await expect(textBox(tab)).toContainText('The first line.');
  }
  await ben.open(document);

  const first = await holderOf(streams);
  await first.close();
  const second = await holderOf(streams);
  expect(second).not.toBe(first);
  await typeOver(ben.page, 'first', 'very first');
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ben.page)).toHaveText('Saved v2');
  const left = tabs.filter((tab) => tab !== first);
  for (const tab of left) await expect(textBox(tab)).toContainText('The very first line.');

  const session = await second.context().newCDPSession(second);
  // Stops it in the middle of whatever it does next, as a browser does that puts a tab to sleep.
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
  await expect.poll(() => streams().some((page) => page !== second)).toBe(true);
  await typeOver(ben.page, 'second', 'next');
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(saveState(ben.page)).toHaveText('Saved v3');
  const third = left.find((tab) => tab !== second)!;
  await expect(textBox(third)).toContainText('The next line.');

  await session.send('Debugger.disable');
  await expect.poll(() => streams().every((page) => page === third)).toBe(true);
  await expect(textBox(second)).toContainText('The next line.');
});
