import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { limiter } from '@/lib/lab/client/limiter';
import { expect, test } from './fixtures';
import { ownServer } from './own-server';
import { ScriptedStudent } from './scripted-student';

const CLASS = 40;
/** How many do a challenge in the same moment: all forty at once, on two cores, would not fit into one second. */
const AT_ONCE = 4;

const challengeOf = (id: string) => CHALLENGES.find((each) => each.id === id)!;

/** The class's view, and what a teacher does in it. */
function projector(page: Page) {
  const everybody = page.getByRole('region', { name: 'Everybody in the lab' });
  return {
    everybody,
    /** Chooses a challenge, has everybody do it, and waits until the screen has counted them. */
    async challenge(id: string, students: readonly ScriptedStudent[]) {
      const challenge = challengeOf(id);
      await page.getByRole('combobox', { name: 'Challenge for the class' }).selectOption(id);
      await expect(page.getByText('0 begun, 0 reached')).toBeVisible();
      const { answers } = challenge.question;
      const turn = limiter(AT_ONCE, () => 0);
      await Promise.all(
        students.map((student, nth) =>
          turn(() => student.doChallenge(challenge, answers[nth % answers.length]!)),
        ),
      );
      await expect(page.getByText(`${CLASS} begun, ${CLASS} reached`)).toBeVisible();
      for (const [nth, bar] of (
        await page.getByRole('list', { name: 'Predictions' }).getByRole('listitem').all()
      ).entries()) {
        const count = students.filter((_, student) => student % answers.length === nth).length;
        await expect(bar).toContainText(new RegExp(`${count}$`));
      }
    },
  };
}

// Every row of docs/lesson.md that has to do with the lab, but for “All interleavings”, which lab.spec.ts runs.
test('the lesson, as it is written, with a class of forty', async ({ person }) => {
  test.setTimeout(300_000);
  const server = await ownServer();
  try {
    const { page } = await person('Teacher', {
      baseURL: server.address,
      viewport: { width: 1280, height: 900 },
    });
    await page.goto('/lab');
    await page.getByRole('button', { name: 'Open a lab for a class' }).click();
    await page.waitForURL(/\/lab\/[^/?]+\?/);
    const classId = /\/lab\/([^/?]+)/.exec(page.url())![1]!;
    const screen = projector(page);

    // Guard None: everybody loads, everybody adds a word, everybody saves. One word is left.
    await page.getByRole('combobox', { name: 'Guard' }).selectOption('none');
    const students = await Promise.all(
      Array.from({ length: CLASS }, (_, nth) =>
        ScriptedStudent.join(server.address, classId, `Student ${nth + 1}`),
      ),
    );
    await expect(page.getByText(`${CLASS} people have joined.`)).toBeVisible();
    const together = async (step: (student: ScriptedStudent) => Promise<number>) =>
      Promise.all(students.map(step));
    const load = (student: ScriptedStudent) => student.do(async (actor) => (await actor.get()).status);
    const addAndSave = (guard: 'none' | 'if-match-required') => (student: ScriptedStudent) =>
      student.do(async (actor) => {
        actor.add();
        return (await actor.put(guard)).status;
      });
    await together(load);
    expect(await together(addAndSave('none'))).toEqual(students.map(() => 204));
    const lost = screen.everybody.getByRole('row', { name: /^Student \d+ 1 1 0 1 / });
    await expect(lost).toHaveCount(CLASS - 1);

    await screen.challenge('lost-update', students);
    await page.getByRole('switch', { name: 'Show which answer is right' }).click();
    await expect(page.getByText(challengeOf('lost-update').question.because.slice(0, 20))).toBeVisible();
    await screen.challenge('one-field', students);
    await screen.challenge('precondition-required', students);
    await screen.challenge('merge-and-save', students);

    // Back in the class: one save of forty gets through, the others are refused, merged and saved again.
    await page.getByRole('combobox', { name: 'Guard' }).selectOption('if-match-required');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(lost).toHaveCount(0);
    await together(load);
    const answers = await together(addAndSave('if-match-required'));
    expect(answers.filter((status) => status === 204)).toHaveLength(1);
    expect(answers.filter((status) => status === 412)).toHaveLength(CLASS - 1);
    await page
      .getByRole('combobox', { name: 'Which exchanges to show' })
      .selectOption({ label: 'Collisions only' });
    const refused = students.filter((_, nth) => answers[nth] === 412);
    // One after the other, as people come to it: of two who merge at once, one would be refused again.
    for (const student of refused) {
      const status = await student.do(async (actor) => {
        await actor.merge();
        return (await actor.put('if-match-required')).status;
      });
      expect(status).toBe(204);
    }
    await expect(screen.everybody.getByRole('row', { name: /^Student \d+ \d+ 1 [01] 0 0 / })).toHaveCount(
      CLASS,
    );
    const last = await students[0]!.do(async (actor) => {
      await actor.get();
      return actor.person.body;
    });
    for (const { name } of students) expect(last).toContain(name.toLowerCase().replace(' ', '_'));

    await screen.challenge('same-second', students);
    await screen.challenge('check-then-write', students);

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const csv = await readFile((await (await downloading).path())!, 'utf8');
    // Six challenges of each, and a head.
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 6 * CLASS);
  } finally {
    await server.remove();
  }
});
