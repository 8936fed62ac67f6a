import { expect, it } from 'vitest';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import type { ProgressRow } from '@/lib/lab/people/lab-view';
import { toCsv } from '@/lib/lab/races/csv';
import { predictionsOf, progressRows, progressTable } from './progress-table';

const [first, second, third] = CHALLENGES.slice(0, 3) as [
  (typeof CHALLENGES)[number],
  (typeof CHALLENGES)[number],
  (typeof CHALLENGES)[number],
];
const right = first.question.right;
const wrong = first.question.answers.find((answer) => answer !== right)!;
const row = (
  name: string,
  challenge: string,
  prediction: string | null,
  reachedAt: string | null = null,
): ProgressRow => ({ name, challenge, prediction, reachedAt });
const rows = [
  row('Mira', first.id, right, '2026-01-01T10:00:00.000Z'),
  row('=1+1', first.id, wrong),
  row('Tom', first.id, right),
  row('Mira', third.id, null),
];

it('has every student against the challenges that somebody began, and the current one', () => {
  const table = progressTable(['Ada', 'Mira'], rows, CHALLENGES, second.id);
  expect(table.challenges.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
  expect(table.students.map(({ name }) => name)).toEqual(['Ada', 'Mira', '=1+1', 'Tom']);
  expect(table.students[0]!.cells).toEqual([null, null, null]);
  expect(table.students[1]!.cells).toEqual([
    { prediction: right, right: true, reachedAt: '2026-01-01T10:00:00.000Z' },
    null,
    { prediction: null, right: null, reachedAt: null },
  ]);
  expect(table.students[2]!.cells[0]).toEqual({ prediction: wrong, right: false, reachedAt: null });
});

it('looks at each row a few times only, however many students and challenges there are', () => {
  let looks = 0;
  const names = Array.from({ length: 60 }, (_, nth) => `Student ${nth}`);
  const counted = names.flatMap((name) =>
    CHALLENGES.map(({ id }) => ({
      ...row(name, id, null),
      get name() {
        looks += 1;
        return name;
      },
    })),
  );
  const table = progressTable(names, counted, CHALLENGES, null);
  expect(table.students.every(({ cells }) => cells.every((cell) => cell !== null))).toBe(true);
  expect(looks).toBeLessThanOrEqual(4 * counted.length);
});

it('tells names apart that begin like the id of a challenge', () => {
  const table = progressTable([], [row('x a', first.id, right), row('a', first.id, null)], CHALLENGES, null);
  expect(table.students.map(({ cells }) => cells[0]!.prediction)).toEqual([right, null]);
});

it('counts what was predicted', () => {
  const counts = new Map(predictionsOf(rows, first).map(({ answer, count }) => [answer, count]));
  expect([counts.get(right), counts.get(wrong)]).toEqual([2, 1]);
  expect(predictionsOf(rows, first).filter((each) => each.right)).toHaveLength(1);
});

it('shows names where an answer stands for one of the two who play, and counts it by what was sent', () => {
  const asked = CHALLENGES.find(({ question }) => question.right.includes('{second}'))!;
  const sent = [row('Mira', asked.id, asked.question.right)];
  const table = progressTable([], sent, CHALLENGES, null);
  const shown = asked.question.right.replaceAll('{first}', 'Ana').replaceAll('{second}', 'Ben');
  expect(table.students[0]!.cells).toEqual([{ prediction: shown, right: true, reachedAt: null }]);
  expect(predictionsOf(sent, asked)).toContainEqual({
    answer: asked.question.right,
    words: shown,
    right: true,
    count: 1,
  });
  expect(progressRows(table).flat().join()).not.toMatch(/[{}]/);
});

it('has a row for a student who began nothing', () => {
  expect(progressRows(progressTable(['Ada', 'Mira'], rows, CHALLENGES, null))).toContainEqual([
    'Ada',
    '',
    '',
    '',
    '',
    '',
  ]);
});

it('becomes a file of which a spreadsheet runs nothing', () => {
  const csv = toCsv(progressRows(progressTable([], rows, CHALLENGES, null)));
  const lines = csv.trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + rows.length);
  expect(lines.filter((line) => line.startsWith("'=1+1,"))).toHaveLength(1);
  expect(lines.filter((line) => /^"?[=+\-@]/.test(line))).toEqual([]);
});
