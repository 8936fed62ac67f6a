import type { Locator, Page } from '@playwright/test';
import { TERMS } from '@/lib/lab/challenges/terms';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';

const panelOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const predict = (page: Page) => page.getByRole('region', { name: 'Predict' });
const goal = (page: Page) => page.locator('p', { hasText: /^Goal: / });
const reached = (page: Page) => page.getByRole('heading', { name: /^Reached/ });

/** The most stops on the way from one control to another. */
const FAR = 60;

/** Goes on by Tab, or back, until the control has the focus, and sees that it shows. Nothing is clicked. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < FAR; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expectVisibleFocus(target);
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${target} is not reached by ${key}.`);
}

/** What has the focus is framed, by itself or by what is around it. */
async function expectVisibleFocus(target: Locator) {
  const framed = await target.evaluate((element) => {
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      if (each.matches(':focus-visible, :focus-within') && outlineStyle !== 'none' && outlineWidth !== '0px')
        return true;
    }
    return false;
  });
  expect(framed, `${target} shows that it has the focus`).toBe(true);
  await expect(target).toBeInViewport();
}

async function press(page: Page, target: Locator, key?: 'Tab' | 'Shift+Tab') {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** Loads and adds a word in both panels, which stand one after the other. */
async function loadBoth(page: Page, prepare: (name: string) => Promise<void> = async () => undefined) {
  for (const name of ['Ana', 'Ben']) {
    const panel = panelOf(page, name);
    await press(page, panel.getByRole('button', { name: /^Load/ }));
    await expect(panel.getByRole('textbox', { name: /Text/ })).toContainText('Picnic by the lake');
    await press(page, panel.getByRole('button', { name: 'Add a word' }));
    await prepare(name);
  }
}

async function save(page: Page, name: string, status: number, key?: 'Tab' | 'Shift+Tab') {
  await press(page, panelOf(page, name).getByRole('button', { name: /^Save/ }), key);
  await expect(panelOf(page, name).getByRole('status')).toContainText(String(status));
}

test('somebody who is new does the first three challenges by keys alone', async ({ person }) => {
  test.slow();
  const { page } = await person('Student');
  await page.goto('/lab');
  await press(page, page.getByRole('button', { name: 'Start the challenges' }));

  await expect(page.getByRole('heading', { name: 'Lose an update' })).toBeVisible();
  await expect(panelOf(page, 'Ben')).toBeVisible();
  for (const folded of ['Guard', 'View'])
    await expect(page.getByLabel(folded, { exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^More that/ })).toHaveCount(0);
  await expect(panelOf(page, 'Ana').getByRole('combobox')).toHaveCount(0);
  await expect(page.getByText(/^Exchange:/)).toBeVisible();
  await expect(goal(page)).toBeHidden();
  await expectAccessible(page, 'a challenge before the prediction');

  await press(page, predict(page).getByRole('button', { name: /^412/ }));
  await expect(goal(page)).toBeFocused();
  await expectAccessible(page, 'a challenge after the prediction');
  await expect(predict(page)).toContainText('You predicted: 412');
  await expect(predict(page).getByRole('button')).toHaveCount(0);
  await expect(page.getByText('The answer is')).toBeHidden();
  await loadBoth(page);
  await save(page, 'Ana', 204, 'Shift+Tab');
  await expect(reached(page)).toBeHidden();
  await save(page, 'Ben', 204);
  await expect(reached(page)).toBeFocused();
  await expect(reached(page)).toBeInViewport();
  await expect(page.getByText('The answer is 204: it is saved')).toBeVisible();
  await expect(page.getByText('What happened')).toBeVisible();
  await expect(page.getByRole('link', { name: 'The lost update' })).toHaveAttribute(
    'href',
    '/learn/lost-update',
  );
  await expectAccessible(page, 'a challenge that is reached');

  await press(page, page.getByRole('button', { name: 'Next: One more field' }));
  await expect(page.getByRole('heading', { name: 'One more field' })).toBeFocused();
  await press(page, predict(page).getByRole('button', { name: 'I do not know' }));
  await expect(goal(page)).toBeFocused();
  await expect(predict(page)).toContainText('The requests will show you the answer.');
  await expect(predict(page).getByRole('button')).toHaveCount(0);
  await loadBoth(page, async (name) => {
    const choice = panelOf(page, name).getByRole('combobox', { name: `${name} saves` });
    await tabTo(page, choice);
    await page.keyboard.press('ArrowDown');
    await expect(choice).toHaveValue('if-match');
  });
  await save(page, 'Ana', 204, 'Shift+Tab');
  await save(page, 'Ben', 412);
  await expect(reached(page)).toBeFocused();
  await expect(page.getByText(/The answer was 412/)).toBeVisible();
  await expectAccessible(page, 'a challenge that is reached without a prediction');

  await press(page, page.getByRole('button', { name: 'Next: Merge, then save' }));
  await expect(page.getByRole('heading', { name: 'Merge, then save' })).toBeFocused();
  await press(page, predict(page).getByRole('button').nth(1));
  await loadBoth(page);
  await save(page, 'Ana', 204, 'Shift+Tab');
  await save(page, 'Ben', 412);
  const ben = panelOf(page, 'Ben');
  await press(page, ben.getByRole('button', { name: 'Resolve the collision' }));
  await expect(ben.getByRole('textbox', { name: /Text/ })).toContainText('cheese');
  await press(page, ben.getByRole('button', { name: /^Save/ }), 'Shift+Tab');
  await expect(reached(page)).toBeFocused();
  await expect(page.getByText('3 reached on this device')).toBeVisible();
  await expectAccessible(page, 'the third challenge when it is reached');
});

/** Begins a challenge from the list of all. */
async function begin(page: Page, title: string) {
  await page.goto('/lab');
  await page.getByRole('button', { name: title }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

test('a prediction counts once, is kept, and is too late after the requests have answered', async ({
  person,
}) => {
  const { page } = await person('Student');
  await begin(page, 'Lose an update');
  await predict(page).getByRole('button', { name: /^409/ }).click();
  await page.reload();
  await expect(predict(page)).toContainText('You predicted: 409');
  await expect(goal(page)).toBeVisible();

  await begin(page, 'Load only what is new');
  // The goal is on screen from then on: nothing that is answered after that counts.
  await predict(page).getByRole('button', { name: 'I do not know' }).click();
  await expect(goal(page)).toBeVisible();
  await page.reload();
  await expect(predict(page)).toContainText('You did not predict. The requests will show you the answer.');
  await expect(predict(page).getByRole('button')).toHaveCount(0);
  await page.getByRole('button', { name: 'Play the solution' }).click();
  await expect(page.getByRole('heading', { name: /^Played/ })).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(predict(page)).toContainText('You did not predict.');
  await expect(predict(page).getByRole('button')).toHaveCount(0);
});

test('a played solution shows the way and reaches nothing', async ({ person }) => {
  const { page } = await person('Student');
  await begin(page, 'Lose an update');
  await predict(page).getByRole('button', { name: /^204/ }).click();
  await page.getByRole('button', { name: 'Play the solution' }).click();
  const played = page.getByRole('heading', { name: 'Played. Now do it yourself.' });
  await expect(played).toBeFocused();
  await expectAccessible(page, 'a challenge whose solution was played');
  await expect(page.getByText('0 reached on this device')).toBeVisible();
  await page.reload();
  await expect(played).toBeVisible();
  await expect(page.getByText('0 reached on this device')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('heading', { name: 'Lose an update' })).toBeFocused();
  await expect(played).toBeHidden();
});

test('a challenge that cannot be reached any more says why and starts over', async ({ person }) => {
  const { page } = await person('Student');
  await begin(page, 'One more field');
  await predict(page).getByRole('button', { name: /^412/ }).click();
  for (const name of ['Ana', 'Ben']) {
    await panelOf(page, name).getByRole('button', { name: /^Load/ }).click();
    await panelOf(page, name).getByRole('button', { name: 'Add a word' }).click();
  }
  for (const name of ['Ana', 'Ben']) {
    await panelOf(page, name).getByRole('button', { name: /^Save/ }).click();
    await expect(panelOf(page, name).getByRole('status')).toContainText('204');
  }
  const blocked = page.getByText(/in this round no word may be lost\. Press “Start over” to begin again\./);
  await expect(blocked).toBeVisible();
  await expectAccessible(page, 'a challenge that cannot be reached any more');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(blocked).toBeHidden();
  await expect(panelOf(page, 'Ana')).toContainText('nothing loaded');
});

test('the people who have panels play, even if others joined before them', async ({ person, baseURL }) => {
  const teacher = await person('Teacher');
  const answer = await teacher.page.request.post('/api/labs', { data: { guard: 'none' } });
  const { id } = await answer.json();
  for (let phones = 0; phones < 2; phones += 1)
    await teacher.page.request.post(`${baseURL}/api/labs/${id}/clients`, { data: { count: 1 } });
  await teacher.page.goto(`/lab/${id}?people=2&challenge=lost-update`);
  await expect(panelOf(teacher.page, 'Cleo')).toBeVisible();
  await expect(predict(teacher.page)).toContainText('Cleo');
  await predict(teacher.page).getByRole('button', { name: 'I do not know' }).click();
  await teacher.page.getByRole('button', { name: 'Play the solution' }).click();
  await expect(teacher.page.getByRole('heading', { name: /^Played/ })).toBeVisible();
  await expect(teacher.page.getByRole('button', { name: /^Dan: PUT, 204/ })).toBeVisible();
});

test('two saves fall into one second by one button', async ({ person }) => {
  const { page } = await person('Student');
  await begin(page, 'Two saves in one second');
  await predict(page).getByRole('button').first().click();
  await panelOf(page, 'Ana').getByRole('button', { name: 'Save twice within this second' }).click();
  await expect(reached(page)).toBeVisible();
});

test('a learner orders the steps of two clients, and the scheduler’s requests count', async ({ person }) => {
  const { page } = await person('Student');
  await begin(page, 'Checked, then written');
  await predict(page).getByRole('button', { name: '204 and 412' }).click();
  await expect(goal(page)).toBeFocused();
  await expectAccessible(page, 'a challenge of the scheduler');
  for (const step of ['GET', 'edit', 'PUT: check', 'PUT: write'])
    for (const name of ['Ana', 'Ben'])
      await page.getByRole('button', { name: `${name} moves: ${step}` }).click();
  await expect(reached(page)).toBeVisible();
  await expect(page.getByText(/The answer is 204 and 204/)).toBeVisible();

  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(reached(page)).toBeHidden();
  await page.getByRole('button', { name: 'Play the solution' }).click();
  await expect(page.getByRole('heading', { name: /^Played/ })).toBeVisible();
});

test('one challenge of the scheduler after another has the guard of its own', async ({ person }) => {
  const { page } = await person('Student');
  await begin(page, 'An order that is safe');
  const unsure = predict(page).getByRole('button', { name: 'I do not know' });
  const moves = async (...names: readonly string[]) => {
    for (const name of names)
      await page.getByRole('button', { name: new RegExp(`^${name} moves: `) }).click();
  };
  await unsure.click();
  await moves('Ana', 'Ana', 'Ana', 'Ben', 'Ben', 'Ben');
  await expect(reached(page)).toBeVisible();

  await page.getByRole('button', { name: 'Next: Only one of them sends the tag' }).click();
  await expect(page.getByRole('heading', { name: 'Only one of them sends the tag' })).toBeFocused();
  await unsure.click();
  await expect(page.getByText('Order so far: nothing yet')).toBeVisible();
  await moves('Ana', 'Ben', 'Ana', 'Ben', 'Ben', 'Ana');
  await expect(page.getByRole('button', { name: /^Ana: PUT.*, 412/ })).toBeVisible();

  await page.getByRole('button', { name: 'Previous' }).click();
  await expect(page.getByRole('heading', { name: 'An order that is safe' })).toBeFocused();
  await moves('Ana', 'Ben', 'Ana', 'Ben', 'Ben', 'Ana');
  await expect(page.getByRole('button', { name: /^Ana: PUT.*, 204/ })).toBeVisible();
});

test('a reload keeps what was typed and locked, and another tab says whom it plays', async ({ person }) => {
  const student = await person('Student');
  const { page } = student;
  await begin(page, 'A lock left behind');
  await predict(page).getByRole('button', { name: 'I do not know' }).click();
  const ana = panelOf(page, 'Ana');
  await ana.getByRole('button', { name: 'Lock', exact: true }).click();
  await ana.getByRole('button', { name: /^Load/ }).click();
  await expect(ana.getByRole('textbox', { name: /Text/ })).toContainText('Picnic by the lake');
  await ana.getByRole('button', { name: 'Add a word' }).click();
  await expect(ana.getByRole('textbox', { name: /Text/ })).toContainText('cheese');
  await page.reload();
  await expect(ana.getByRole('textbox', { name: /Text/ })).toContainText('cheese');
  await ana.getByRole('button', { name: /^Save/ }).click();
  await expect(ana.getByRole('status')).toContainText('204');
  await ana.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(ana.getByRole('status')).toContainText('204');

  const another = await student.newTab();
  await another.goto(page.url());
  await expect(another.getByText('Ana and Ben are in another tab or on another device.')).toContainText(
    'On this page you are Cleo and Dan.',
  );
  await expect(page.getByText('in another tab or on another device')).toHaveCount(0);
});

test('a word of the lab tells what it means, by keys alone', async ({ person }) => {
  const { page } = await person('Student');
  await begin(page, 'An order that is safe');
  const word = page.getByRole('button', { name: 'guard', exact: true });
  await press(page, word);
  const meaning = page.getByRole('dialog', { name: 'What “guard” means' });
  await expect(meaning).toContainText(TERMS.guard);
  await expectAccessible(page, 'a word that is explained');
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(word).toBeFocused();
});

test('everything else of the lab is one button away, and goes again', async ({ person }) => {
  const { page } = await person('Student');
  await begin(page, 'Delete against edit');
  const ana = panelOf(page, 'Ana');
  await ana.getByRole('button', { name: /^Load/ }).click();
  await expect(ana.getByRole('button', { name: /^Delete the document, with If-Match: "/ })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Guard' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all controls' }).click();
  await expect(page.getByRole('combobox', { name: 'Guard' })).toBeVisible();
  await ana.getByRole('combobox', { name: 'Ana saves' }).selectOption('nothing');
  await ana.getByRole('button', { name: 'More that Ana can do' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete the document, with nothing' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show only what is needed' }).click();
  await expect(page.getByRole('combobox', { name: 'Guard' })).toHaveCount(0);
});

test('a phone shows a challenge without scrolling aside', async ({ person }) => {
  const { page } = await person('Student', { viewport: { width: 360, height: 740 } });
  await begin(page, 'Lose an update');
  const look = async (state: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBeLessThanOrEqual(360);
    await test
      .info()
      .attach(state, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  };
  await look('before the prediction');
  await predict(page).getByRole('button', { name: /^204/ }).click();
  await look('after the prediction');
  for (const name of ['Ana', 'Ben']) {
    await page.getByRole('radio', { name }).check();
    await panelOf(page, name).getByRole('button', { name: /^Load/ }).click();
    await panelOf(page, name).getByRole('button', { name: 'Add a word' }).click();
  }
  await panelOf(page, 'Ben').getByRole('button', { name: /^Save/ }).click();
  await page.getByRole('radio', { name: 'Ana' }).check();
  await panelOf(page, 'Ana').getByRole('button', { name: /^Save/ }).click();
  await expect(reached(page)).toBeInViewport();
  await look('reached');
  await expectAccessible(page, 'a challenge on a phone');
});
