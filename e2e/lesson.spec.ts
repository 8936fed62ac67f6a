import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { expectAccessible } from './accessible';
import { expect, test } from './fixtures';
import { joinByName } from './joining';
import { ownServer } from './own-server';

const [first, second] = CHALLENGES as [(typeof CHALLENGES)[number], (typeof CHALLENGES)[number]];
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** What the stream of a lab answers once that has ended. */
const GONE = { status: 404, error: 'not_found', title: 'Not Found', message: 'There is no such lab.' };

const panelOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Makes a lab as a teacher, and answers with its address. */
async function openLab(page: Page, guard = 'none', address = ''): Promise<string> {
  const answer = await page.request.post(`${address}/api/labs`, { data: { guard } });
  expect(answer.status()).toBe(201);
  return `${address}/lab/${(await answer.json()).id}`;
}

async function load(panel: Locator) {
  await panel.getByRole('button', { name: /^Load/ }).click();
  // After a save the text was there before.
  await expect(panel.getByRole('status')).toContainText('200 OK');
  await expect(panel.getByRole('textbox', { name: /Text/ })).toContainText('Picnic by the lake');
}

async function addAndSave(panel: Locator) {
  await panel.getByRole('button', { name: 'Add a word' }).click();
  await panel.getByRole('button', { name: /^Save/ }).click();
  await expect(panel.getByRole('status')).toContainText('204');
}

/** Everything on the page fits into its width. */
async function expectNarrow(page: Page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}

test('a student joins by name and does the class’s challenge alone, and the teacher sees how far they are', async ({
  person,
}) => {
  const teacher = await person('Teacher');
  const lab = await openLab(teacher.page);
  await teacher.page.goto(`${lab}?view=class`);
  await expect(teacher.page.getByText('0 people have joined.')).toBeVisible();
  await teacher.page.getByRole('combobox', { name: 'Challenge for the class' }).selectOption(first.id);
  await expect(teacher.page.getByText(`?challenge=${first.id}`)).toBeVisible();

  const student = await person('Student', PHONE);
  await student.page.goto(`${lab}?challenge=${first.id}`);
  await expect(student.page.getByText(`The class does the challenge “${first.title}”.`)).toBeVisible();
  await expectAccessible(student.page, 'join screen');
  await expectNarrow(student.page);
  await student.page.getByRole('button', { name: 'Join' }).click();
  await expect(student.page.getByText('Please write your name first.')).toBeVisible();
  await joinByName(student.page, `${lab}?challenge=${first.id}`, '=1+1');
  await expect(
    student.page.getByText('Your teacher sees what you predict and reach here, as =1+1.'),
  ).toBeVisible();
  await expect(student.page.getByRole('heading', { name: first.title })).toBeVisible();
  await expectNarrow(student.page);
  const row = teacher.page.getByRole('row', { name: /^=1\+1 / }).first();
  await predict(student.page, '412');
  await expect(row).toContainText('has predicted');
  await expect(row).not.toContainText('412');
  await teacher.page.getByRole('switch', { name: 'Show what each student predicted' }).click();
  await expect(row).toContainText('predicted 412');
  await expect(teacher.page.getByRole('list', { name: 'Predictions' })).toContainText(/412\D*1$/);
  for (const name of ['Ana', 'Ben']) {
    await show(student.page, name);
    await load(panelOf(student.page, name));
  }
  for (const name of ['Ana', 'Ben']) {
    await show(student.page, name);
    await addAndSave(panelOf(student.page, name));
  }
  await expect(row).toContainText('✓ reached');
  await expect(row).not.toContainText('not right');
  await teacher.page.getByRole('switch', { name: 'Show which answer is right' }).click();
  await expect(row).toContainText(/predicted 412.*, not right/);
  await expectAccessible(teacher.page, 'class view');

  const downloading = teacher.page.waitForEvent('download');
  await teacher.page.getByRole('button', { name: 'Download as CSV' }).click();
  const csv = await readFile((await (await downloading).path())!, 'utf8');
  expect(csv).toMatch(/^\uFEFFStudent,Challenge,/);
  expect(csv).toMatch(new RegExp(`\r\n'=1\\+1,${first.title},412[^,]*,no,yes,`));

  // The class goes on, and the student with it; the way back leads to the class's panel, under the same name.
  await teacher.page.getByRole('combobox', { name: 'Challenge for the class' }).selectOption(second.id);
  await student.page.getByRole('button', { name: `Start “${second.title}”` }).click();
  await expect(student.page.getByRole('heading', { name: second.title })).toBeVisible();
  await student.page.getByRole('link', { name: 'Back to the class' }).click();
  await expect(panelOf(student.page, '=1+1')).toBeVisible();
  await expect(student.page.getByRole('button', { name: 'Start the challenge' })).toBeVisible();
  await expectAccessible(student.page, 'the class’s lab on a phone');

  // Scanning the code again is being oneself again, also in another tab.
  const again = await student.newTab();
  await again.goto(`${lab}?challenge=${second.id}`);
  await expect(panelOf(again, '=1+1')).toBeVisible();
  await expect(teacher.page.getByText('1 person has joined.')).toBeVisible();
});

test('another device becomes the teacher by a link, which leaves no trace in its address', async ({
  person,
  expectedErrors,
}) => {
  expectedErrors.push(/status of (400|403|422)/);
  const teacher = await person('Teacher');
  const lab = await openLab(teacher.page);
  await teacher.page.goto(`${lab}?view=class`);
  await teacher.page.getByRole('button', { name: 'Open as teacher on another device' }).click();
  const dialog = teacher.page.getByRole('dialog', { name: 'Open as teacher on another device' });
  await expect(dialog).toContainText('Do not show it to the class.');
  const shown = dialog.getByRole('textbox', { name: 'Link for teachers' });
  await expect(shown).toHaveValue(/#teacher=/);
  await expectAccessible(teacher.page, 'link for teachers');
  const link = await shown.inputValue();

  const other = await person('Teacher’s phone', PHONE);
  await other.page.goto(link);
  await expect(other.page.getByRole('button', { name: 'Pause everybody' })).toBeVisible();
  expect(other.page.url()).not.toContain('teacher');
  await expect(other.page.getByText('0 people have joined.')).toBeVisible();
  await other.page.getByRole('button', { name: 'Pause everybody' }).click();
  await teacher.page.keyboard.press('Escape');
  await expect(teacher.page.getByText('The lab is paused.')).toBeVisible();
  await other.page.reload();
  await other.page.getByRole('button', { name: 'Go on' }).first().click();
  await expect(teacher.page.getByText('The lab is paused.')).toBeHidden();
  await expectNarrow(other.page);

  // The people of a teacher's page are no students, on whichever device that is.
  await teacher.page.goto(`${lab}?people=2`);
  await expect(panelOf(teacher.page, 'Ben')).toBeVisible();
  const everybody = other.page.getByRole('region', { name: 'Everybody in the lab' });
  await expect(everybody.getByRole('rowheader', { name: 'Ben' })).toBeVisible();
  await expect(other.page.getByText('0 people have joined.')).toBeVisible();

  const stranger = await person('Stranger');
  for (const broken of [`${link.slice(0, -4)}AAAA`, `${link}AAAA`, `${lab}#teacher`]) {
    await stranger.page.goto('/lab');
    await stranger.page.goto(broken);
    await expect(
      stranger.page.getByRole('alert').filter({ hasText: 'not valid for this lab' }),
    ).toBeVisible();
    await expect(stranger.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  }
  await expectAccessible(stranger.page, 'join screen after a link that is not valid');
  await joinByName(stranger.page, lab, 'Stranger');
  await expect(other.page.getByText('1 person has joined.')).toBeVisible();
  await expect(stranger.page.getByRole('combobox', { name: 'Guard' })).toBeDisabled();
});

test('a name of forty letters without a space fits on a phone', async ({ person }) => {
  const teacher = await person('Teacher');
  const lab = await openLab(teacher.page);
  const student = await person('Student', PHONE);
  const name = 'A'.repeat(40);
  await joinByName(student.page, lab, name);
  const panel = panelOf(student.page, name);
  await expect(panel).toContainText('has not loaded the document yet');
  await expectNarrow(student.page);
  await load(panel);
  await addAndSave(panel);
  await expect(student.page.getByRole('rowheader', { name })).toBeVisible();
  await expectNarrow(student.page);
  await student.page.getByRole('radio', { name: 'Exchanges' }).check({ force: true });
  await expectNarrow(student.page);
});

test('of a long name that is read from right to left the end is cut off, not the beginning', async ({
  person,
}) => {
  const teacher = await person('Teacher');
  const lab = await openLab(teacher.page);
  const student = await person('Student', PHONE);
  const name = 'فاطمة الزهراء بنت عبد الرحمن القرطبي';
  await joinByName(student.page, lab, name);
  const cut = student.page.getByRole('rowheader', { name }).locator('bdi');
  await expect(cut).toHaveText(name);
  const seen = await cut.evaluate((bdi) => {
    const words = bdi.firstChild!;
    const range = document.createRange();
    // In the table's cell something of the name has to be hidden: where it ends.
    const box = bdi.closest('th')!.getBoundingClientRect();
    return [0, words.textContent!.length - 1].map((nth) => {
      range.setStart(words, nth);
      range.setEnd(words, nth + 1);
      const letter = range.getBoundingClientRect();
      return letter.left >= box.left && letter.right <= box.right;
    });
  });
  expect(seen).toEqual([true, false]);
});

test('a long list of lost words is in reach of the keyboard', async ({ person }) => {
  const teacher = await person('Teacher', PHONE);
  const lab = await openLab(teacher.page);
  await teacher.page.goto(`${lab}?people=2`);
  for (let round = 0; round < 6; round++) {
    for (const act of [load, addAndSave]) {
      for (const name of ['Ana', 'Ben']) {
        await show(teacher.page, name);
        await act(panelOf(teacher.page, name));
      }
    }
  }
  await expect(teacher.page.getByRole('heading', { name: 'Words lost: 6' })).toBeVisible();
  await expectAccessible(teacher.page, 'a long list of lost words');
});

test('a lab that has ended says so once, and leaves nothing to press', async ({ person, expectedErrors }) => {
  expectedErrors.push(/status of 404/);
  const teacher = await person('Teacher');
  const lab = await openLab(teacher.page);
  await teacher.page.goto(`${lab}?view=class`);
  await teacher.page.getByRole('combobox', { name: 'Challenge for the class' }).selectOption(first.id);
  await teacher.page.getByRole('button', { name: 'Pause everybody' }).click();
  await expect(teacher.page.getByText('The lab is paused.')).toBeVisible();
  const student = await person('Student', PHONE);
  await joinByName(student.page, lab, 'Mira');
  await student.page.getByRole('link', { name: 'Back to the class' }).click();
  await expect(student.page.getByRole('button', { name: 'Start the challenge' })).toBeVisible();
  for (const { page } of [teacher, student]) {
    await page.route('**/api/labs/*/events', (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', json: GONE }),
    );
    await page.reload();
    await expect(page.getByText('This lab has ended.')).toBeVisible();
    await expect(page.getByText('The lab is paused.')).toBeHidden();
    for (const name of ['Start the challenge', 'Invite', 'Start over', 'Pause everybody', 'Go on'])
      await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
    await expectAccessible(page, 'a lab that has ended');
  }
  await expect(teacher.page.getByText('ask your teacher')).toHaveCount(0);
  await expect(teacher.page.getByRole('combobox', { name: 'Challenge for the class' })).toBeDisabled();
  await expect(student.page.getByText('ask your teacher for the new link')).toBeVisible();
  const mira = panelOf(student.page, 'Mira');
  await expect(mira.getByRole('button', { name: /^Load/ })).toBeDisabled();
  await expect(mira.getByRole('button', { name: /^More that/ })).toHaveCount(0);
});

test('the server is started anew in the middle of a lesson, and nobody has to load a page again', async ({
  person,
  expectedErrors,
}) => {
  expectedErrors.push(
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY/,
  );
  const server = await ownServer();
  try {
    const teacher = await person('Teacher', { baseURL: server.address });
    const lab = await openLab(teacher.page, 'if-match-required', server.address);
    await teacher.page.goto(`${lab}?view=class`);
    const student = await person('Student', { ...PHONE, baseURL: server.address });
    await joinByName(student.page, lab, 'Mira');
    const mira = panelOf(student.page, 'Mira');
    await load(mira);
    await addAndSave(mira);
    const everybody = teacher.page.getByRole('region', { name: 'Everybody in the lab' });
    await expect(everybody.getByRole('row', { name: /^Mira 1 1 0/ })).toBeVisible();
    for (const { page } of [teacher, student])
      await page.evaluate(() => Object.assign(window, { same: true }));
    await mira.getByRole('button', { name: 'Add a word' }).click();

    await server.restart();
    await mira.getByRole('button', { name: /^Save/ }).click();
    await expect(mira.getByRole('status')).toContainText('204');
    await expect(everybody.getByRole('row', { name: /^Mira 1 2 0/ })).toBeVisible();
    // Whoever comes now gets all of the record.
    const late = await person('Late', { baseURL: server.address });
    await joinByName(late.page, lab, 'Tom');
    await expect(late.page.getByRole('button', { name: /^Mira: PUT.*, 204\./ })).toHaveCount(2);
    await expect(teacher.page.getByText('2 people have joined.')).toBeVisible();
    for (const { page } of [teacher, student]) expect(await page.evaluate(() => 'same' in window)).toBe(true);
  } finally {
    await server.remove();
  }
});

test('a phone that slept, or was out of reach, catches up by itself', async ({ person, expectedErrors }) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK/);
  const teacher = await person('Teacher');
  const lab = await openLab(teacher.page);
  await teacher.page.goto(`${lab}?people=1`);
  const ana = panelOf(teacher.page, 'Ana');
  await load(ana);
  const student = await person('Student', PHONE);
  await joinByName(student.page, lab, 'Mira');
  await student.page.getByRole('radio', { name: 'Exchanges' }).check({ force: true });
  const saves = student.page.getByRole('button', { name: /^Ana: PUT.*, 204\./ });
  await addAndSave(ana);
  await expect(saves).toHaveCount(1);

  const context = student.page.context();
  await context.setOffline(true);
  await addAndSave(ana);
  await context.setOffline(false);
  await expect(saves).toHaveCount(2);

  const devtools = await context.newCDPSession(student.page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await addAndSave(ana);
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(saves).toHaveCount(3);

  // What had no answer is not told as what was answered before.
  await show(student.page, 'Mira');
  const mira = panelOf(student.page, 'Mira');
  await load(mira);
  await context.setOffline(true);
  await mira.getByRole('button', { name: /^Load/ }).click();
  await expect(mira.getByRole('status')).toContainText('no answer');
  await context.setOffline(false);
  await mira.getByRole('button', { name: /^Load/ }).click();
  await expect(mira.getByRole('status')).toContainText('200 OK');
});

/** Brings one of several people to the front, where a phone shows one at a time. */
async function show(page: Page, name: string) {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
}

/** Answers what a challenge asks before its goal is told. */
async function predict(page: Page, answer: string) {
  const question = page.getByRole('region', { name: 'Predict' });
  await question.getByRole('button', { name: new RegExp(`^${answer}`) }).click();
}
