import type { Locator } from '@playwright/test';
import { card, collide, radio } from './colliding';
import { writeAll } from './editing';
import { type Cast, expect, test } from './fixtures';

// Several people's pages are opened in each of these.
test.describe.configure({ timeout: 150_000 });

const STOPS = 32;
const LINES = 8;

/** So many places that the browser skips those out of sight, with long texts folded between them. */
const journey = (day: string): string => `# Stops\n\n${stops(day)}`;

const stops = (day: string): string =>
  Array.from({ length: STOPS }, (_, stop) =>
    [
      `Stop ${stop} is reached on ${day}, and left again early in the morning of the day after.`,
      ...Array.from(
        { length: LINES },
        (_, line) => `Line ${stop}.${line} is the same for everybody, and too long for one line of a column.`,
      ),
    ].join('\n\n'),
  ).join('\n\n');

async function openJourney({ person, newDocument }: Cast) {
  const document = await newDocument('Journey', journey('Monday'));
  const ana = await person('Ana');
  const ben = await person('Ben');
  await ben.open(document);
  await writeAll(ben.page, journey('Friday'));
  const box = await collide(ben.page, document, ana, [], [], journey('Tuesday'));
  await expect(box.getByRole('group', { name: /^Conflict/ })).toHaveCount(STOPS);
  return { ben, box };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the beginnings of the paragraphs in sight stand, each once for every column that it is in. */
function inSight(box: Locator): Promise<Readonly<Record<string, readonly Point[]>>> {
  return box.evaluate((element) => {
    const found: Record<string, Point[]> = {};
    const { top, bottom } = element
      .querySelector('fieldset')!
      .closest('.overflow-y-auto')!
      .getBoundingClientRect();
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { 0: words, index } of (node.nodeValue ?? '').matchAll(/Line \d+\.\d+|Stop \d+ is/g)) {
        const range = element.ownerDocument.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + words.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        if (width === 0 || y < top || y + height > bottom) continue;
        // What a folded card says of its text is not in the columns.
        if (node.parentElement?.closest('.truncate')) continue;
        found[words] = [...(found[words] ?? []), { x, y }];
      }
    }
    return found;
  });
}

/** What is in sight is there in each column, at one height. */
async function expectAligned(box: Locator): Promise<string[]> {
  const seen = await inSight(box);
  for (const [words, places] of Object.entries(seen)) {
    // A conflict has no result until it is decided.
    const columns = words.startsWith('Line') ? 3 : Math.max(2, places.length);
    expect(places, words).toHaveLength(columns);
    for (const { y } of places) expect(Math.abs(y - places[0]!.y), words).toBeLessThan(1);
    for (const [index, { x }] of places.entries()) {
      if (index > 0) expect(x - places[index - 1]!.x, words).toBeGreaterThan(250);
    }
  }
  return Object.keys(seen);
}

test('three columns of a long text stay aligned, wherever one scrolls to', async ({
  person,
  newDocument,
}) => {
  const { ben, box } = await openJourney({ person, newDocument });
  const { page } = ben;
  await box.getByRole('button', { name: 'Three columns' }).click();
  await radio(box, 3, 'Keep mine').check();
  for (const width of [1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    // A wheel turned over any of the columns moves all of them.
    for (const over of [0.15, 0.5, 0.85]) {
      const before = await expectAligned(box);
      await page.mouse.move(width * over, 400);
      await page.mouse.wheel(0, 1700);
      await expect(async () => {
        const after = await expectAligned(box);
        expect(after.length).toBeGreaterThan(1);
        expect(after).not.toContain(before[0]);
      }).toPass();
    }
    await card(box, STOPS - 2).scrollIntoViewIfNeeded();
    await expect.poll(() => expectAligned(box)).toContain(`Stop ${STOPS - 3} is`);
    await card(box, 3).scrollIntoViewIfNeeded();
    await expect.poll(() => expectAligned(box)).toContain('Stop 2 is');
    expect((await inSight(box))['Stop 2 is'], 'decided, so in the result too').toHaveLength(3);
    for (const name of ['Your version · not saved yet', 'Result', /^Ana's version · saved .* \(v2\)$/]) {
      await expect(box.getByText(name).first()).toBeInViewport({ ratio: 1 });
    }
  }

  await box
    .getByRole('button', { name: /^Show \d+ unchanged lines/ })
    .first()
    .click();
  await expect.poll(() => expectAligned(box)).toContain('Line 0.3');
});

test('three columns are one again where there is no room', async ({ person, newDocument }) => {
  const { ben, box } = await openJourney({ person, newDocument });
  const { page } = ben;
  await box.getByRole('button', { name: 'Three columns' }).click();
  await expect(box.getByText('Line 1.0').filter({ visible: true })).toHaveCount(3);
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(box.getByRole('button', { name: 'Three columns' })).toBeHidden();
  await radio(box, 2, 'Keep mine').check();
  for (const line of ['Line 1.0', 'Line 20.0']) {
    await expect(box.getByText(line).filter({ visible: true }), line).toHaveCount(1);
  }
  await expect(card(box, 2).getByText('Result', { exact: true })).toBeVisible();
  expect(await box.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});
