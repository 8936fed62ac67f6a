import { card, collide, MINE, PLAN, THEIRS_AND_MORE } from '../colliding';
import { about, save, textBox, typeOver } from '../editing';
import { expect, type Person, test } from '../fixtures';
import { lookAt } from './looks';

/** Enough of Markdown to see how each part of it looks. */
const RICH = `# A week in the mountains

We leave on **Monday** at nine, and take the *slow* train. See [the map](https://example.org/map).

## To do

- [x] Book the train
- [ ] Ask who waters the plants
  - [ ] and who feeds the cat

| What | Who | Price |
| --- | --- | ---: |
| Train | Ana | 84 |
| Hut | Ben | 120 |

> Bring a coat, whatever the forecast says.

\`\`\`ts
const days = 7;
const sum = Number(price) * days;
\`\`\`

<div>Raw HTML</div>
`;

/** What a tip belongs to says where it is: it is in no landmark of its own. */
const TIP = ['region'];
/** Nor is a menu; and its arrow keys scroll it. */
const MENU = [...TIP, 'scrollable-region-focusable'];

// Nine looks, each held against axe; the API is the longest page.
test.setTimeout(300_000);

const go = async (person: Person, address: string) => {
  await person.page.goto(address);
  await expect(person.page.getByRole('heading', { level: 1 }).first()).toBeVisible();
};

for (const address of [
  '/',
  '/lab',
  '/learn',
  '/learn/lost-update',
  '/problems',
  '/problems/precondition-failed',
  '/settings',
  '/api',
  '/offline',
]) {
  const name = address === '/' ? 'home-new' : `page-${address.slice(1).replaceAll('/', '-')}`;
  test(name, async ({ person }) => {
    const ana = await person('Ana');
    await go(ana, address);
    if (address === '/') await expect(ana.page.getByText('Welcome to Midair')).toBeVisible();
    await lookAt(ana.page, name);
  });
}

test('home-search', async ({ person }) => {
  const ana = await person('Ana');
  for (const [title, body] of [
    ['Trip', RICH],
    ['Shopping for the week', 'Buy milk.\n\nBuy tea for the train.\n'],
    ['Notes', 'Nothing yet.\n'],
  ]) {
    await ana.page.request.post('/api/documents', { data: { title, body } });
  }
  await go(ana, '/');
  await expect(ana.page.getByText('Shopping for the week')).toBeVisible();
  await lookAt(ana.page, 'home');
  await ana.page.getByRole('button', { name: 'Menu of Trip', exact: true }).click();
  await lookAt(ana.page, 'home-menu', MENU);
  await ana.page.keyboard.press('Escape');
  await ana.page.getByRole('searchbox').fill('train');
  await expect(ana.page.getByRole('listitem').filter({ hasText: 'Notes' })).toHaveCount(0);
  await lookAt(ana.page, 'home-search');
});

test('editor', async ({ person, newDocument }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await newDocument('A week in the mountains', RICH);
  await ana.open(document);
  await ben.open(document);
  await lookAt(ana.page, 'editor');
  for (const view of ['Write', 'Preview']) {
    await ana.page.getByRole('radio', { name: view, exact: true }).click();
    await lookAt(ana.page, `editor-${view.toLowerCase()}`);
  }
  await ana.page.getByRole('radio', { name: 'Both', exact: true }).click();
  await ana.page.getByRole('button', { name: 'Document menu' }).click();
  await lookAt(ana.page, 'editor-menu', MENU);
  await ana.page.getByRole('menuitem', { name: /shortcuts/i }).click();
  await lookAt(ana.page, 'editor-keys');
  await ana.page.keyboard.press('Escape');
  await ana.page.getByRole('button', { name: 'Outline' }).click();
  await lookAt(ana.page, 'editor-outline');
  await ana.page.keyboard.press('Escape');
  await textBox(ana.page).click();
  await ana.page.keyboard.press('ControlOrMeta+f');
  await ana.page.keyboard.type('train');
  await lookAt(ana.page, 'editor-find');
});

test('editor-overlap', async ({ person, newDocument }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await newDocument('Trip', PLAN);
  await ana.open(document);
  await ben.open(document);
  await typeOver(ben.page, 'Monday', 'Friday');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);
  await expect(about(ben.page)).toContainText('overlaps');
  await lookAt(ben.page, 'editor-overlap');
});

test('editor-merged', async ({ person, newDocument }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await newDocument('Trip', PLAN);
  await ana.open(document);
  await ben.open(document);
  await typeOver(ben.page, 'a coat', 'an umbrella');
  await typeOver(ana.page, 'Monday', 'Tuesday');
  await save(ana.page, 2);
  await ben.page.keyboard.press('ControlOrMeta+s');
  await expect(about(ben.page)).toContainText('merging');
  await lookAt(ben.page, 'editor-merged');
});

test('editor-offline', async ({ person, newDocument, expectedErrors }) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED/);
  const ana = await person('Ana');
  await ana.open(await newDocument('Trip', PLAN));
  // Everything that is needed without a network has to be there.
  await ana.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await ana.page.context().setOffline(true);
  await typeOver(ana.page, 'a coat', 'an umbrella');
  await expect(ana.page.getByText(/offline/i).first()).toBeVisible();
  await lookAt(ana.page, 'editor-offline');
});

test('not-found', async ({ person, expectedErrors }) => {
  expectedErrors.push(/status of 404/);
  const ana = await person('Ana');
  await go(ana, '/documents/7d444840-9dc0-41d1-b245-5ffdce74fad2');
  await lookAt(ana.page, 'not-found');
});

test('editor-deleted', async ({ person, expectedErrors }) => {
  expectedErrors.push(/status of 410/);
  const ana = await person('Ana');
  const made = await ana.page.request.post('/api/documents', { data: { title: 'Trip', body: PLAN } });
  const url = made.headers().location!;
  await ana.page.request.delete(url, { headers: { 'If-Match': made.headers().etag! } });
  await go(ana, new URL(url, 'http://x').pathname.replace('/api', ''));
  await lookAt(ana.page, 'editor-deleted');
});

test('collision', async ({ person, newDocument }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await newDocument('Trip', PLAN);
  await ben.open(document);
  const box = await collide(ben.page, document, ana, MINE, THEIRS_AND_MORE);
  await lookAt(ben.page, 'collision');
  await card(box, 1).getByRole('radio').first().check();
  await lookAt(ben.page, 'collision-decided');
  await box.getByRole('button', { name: /^Other ways out/ }).click();
  await lookAt(ben.page, 'collision-ways-out', MENU);
  await ben.page.keyboard.press('Escape');
  await ben.page.setViewportSize({ width: 1280, height: 800 });
  await box.getByRole('button', { name: 'Three columns', exact: true }).click();
  await lookAt(ben.page, 'collision-columns', TIP);
});

test('collision-code', async ({ person, newDocument }) => {
  const [ana, ben] = [await person('Ana'), await person('Ben')];
  const document = await newDocument('A week in the mountains', RICH);
  await ben.open(document);
  const box = await collide(
    ben.page,
    document,
    ana,
    [
      ['days = 7', 'days = 8'],
      ['120', '130'],
      ['waters the plants', 'waters the garden'],
    ],
    [
      ['days = 7', 'days = 9'],
      ['120', '110'],
      ['waters the plants', 'waters the trees'],
    ],
    RICH,
  );
  await lookAt(ben.page, 'collision-code');
  await ben.page.setViewportSize({ width: 1280, height: 800 });
  await box.getByRole('button', { name: 'Preview', exact: true }).click();
  await lookAt(ben.page, 'collision-preview', TIP);
});

test('history', async ({ person }) => {
  const ana = await person('Ana');
  const made = await ana.page.request.post('/api/documents', { data: { title: 'Trip', body: PLAN } });
  const url = made.headers().location!;
  let etag = made.headers().etag!;
  for (let version = 2; version <= 12; version += 1) {
    const body = PLAN.replace('nine', String(version));
    const saved = await ana.page.request.put(url, {
      data: { title: 'Trip', body },
      headers: { 'If-Match': etag },
    });
    etag = saved.headers().etag!;
  }
  await go(ana, `${new URL(url, 'http://x').pathname.replace('/api', '')}/history`);
  await expect(ana.page.getByText('v12').first()).toBeVisible();
  await lookAt(ana.page, 'history');
  await ana.page.setViewportSize({ width: 1280, height: 800 });
  await ana.page.getByRole('radio', { name: 'Who wrote it', exact: true }).click();
  await expect(ana.page.getByText('We leave on Monday at 12.')).toBeVisible();
  await lookAt(ana.page, 'history-who');
});

test('sharing', async ({ person }) => {
  const ana = await person('Ana');
  const made = await ana.page.request.post('/api/documents', { data: { title: 'Trip', body: PLAN } });
  await go(ana, new URL(made.headers().location!, 'http://x').pathname.replace('/api', ''));
  await expect(textBox(ana.page)).toBeVisible();
  await ana.page.getByRole('button', { name: /^Share/ }).click();
  await expect(ana.page.getByRole('dialog')).toBeVisible();
  await lookAt(ana.page, 'sharing');
});

test('lab', async ({ person }) => {
  const ana = await person('Ana');
  const made = await ana.page.request.post('/api/labs', { data: { guard: 'if-match-required' } });
  await go(ana, `/lab/${(await made.json()).id}`);
  await ana.page
    .getByRole('region', { name: 'Ana', exact: true })
    .getByRole('button', { name: /^Load/ })
    .click();
  await lookAt(ana.page, 'lab');
});
