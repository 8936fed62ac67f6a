import { type Cast, type Challenge, cast } from '@/lib/lab/challenges/challenge';
import type { ProgressRow } from '@/lib/lab/people/lab-view';
import { clientName } from '@/lib/lab/people/names';

/** The two who play in every student's own lab. */
export const CLASS_CAST: Cast = { first: clientName(0), second: clientName(1) };

/** What of a challenge is needed to tell how a class does with it. */
type Asked = Pick<Challenge, 'id' | 'title' | 'question'>;

/** How far one student has come with one challenge. */
export interface ProgressCell {
  /** What they predicted, in words with names; `null` for nothing. */
  readonly prediction: string | null;
  /** Whether they predicted what came; `null` where they did not predict. */
  readonly right: boolean | null;
  /** When they reached the goal (RFC 3339); `null` while they have not. */
  readonly reachedAt: string | null;
}

/** Students, and how far each has come with each challenge that anybody has begun. */
export interface ProgressTable<Column extends Asked> {
  readonly challenges: readonly Column[];
  /** A cell for each challenge, `null` where the student has not begun it. */
  readonly students: readonly { readonly name: string; readonly cells: readonly (ProgressCell | null)[] }[];
}

/**
 * Puts what students reported into a table: every name in the given order, then whoever else reported; the challenges in
 * their order, the class's current one in any case.
 */
export function progressTable<Column extends Asked>(
  names: readonly string[],
  rows: readonly ProgressRow[],
  challenges: readonly Column[],
  current: string | null,
): ProgressTable<Column> {
  const begun = new Set(rows.map(({ challenge }) => challenge));
  const columns = challenges.filter(({ id }) => id === current || begun.has(id));
  const rowOf = new Map(rows.map((row) => [keyOf(row.challenge, row.name), row]));
  return {
    challenges: columns,
    students: [...new Set([...names, ...rows.map(({ name }) => name)])].map((name) => ({
      name,
      cells: columns.map((challenge) => {
        const row = rowOf.get(keyOf(challenge.id, name));
        return row ? cellOf(row, challenge) : null;
      }),
    })),
  };
}

/** How often each answer of a challenge was predicted, in the order of its answers; `words` has the names in it. */
export function predictionsOf(
  rows: readonly ProgressRow[],
  { id, question }: Asked,
): readonly {
  readonly answer: string;
  readonly words: string;
  readonly right: boolean;
  readonly count: number;
}[] {
  return question.answers.map((answer) => ({
    answer,
    words: cast(answer, CLASS_CAST),
    right: answer === question.right,
    count: rows.filter(({ challenge, prediction }) => challenge === id && prediction === answer).length,
  }));
}

/**
 * The table as rows of text, with a head: one for each student and challenge that they began, and one with a name alone for
 * each student who began none.
 */
export function progressRows({ students, challenges }: ProgressTable<Asked>): readonly (readonly string[])[] {
  const rows = students.flatMap(({ name, cells }) => {
    if (cells.every((cell) => cell === null)) return [[name, '', '', '', '', '']];
    return cells.flatMap((cell, index) => {
      if (cell === null) return [];
      const right = cell.right === null ? '' : cell.right ? 'yes' : 'no';
      const { title } = challenges[index]!;
      return [
        [name, title, cell.prediction ?? '', right, cell.reachedAt ? 'yes' : 'no', cell.reachedAt ?? ''],
      ];
    });
  });
  return [['Student', 'Challenge', 'Prediction', 'Prediction was right', 'Reached', 'Reached at'], ...rows];
}

/** A name may have spaces in it, the id of a challenge has none. */
const keyOf = (challenge: string, name: string) => `${challenge} ${name}`;

function cellOf({ prediction, reachedAt }: ProgressRow, { question }: Asked): ProgressCell {
  return {
    prediction: prediction === null ? null : cast(prediction, CLASS_CAST),
    right: prediction === null ? null : prediction === question.right,
    reachedAt,
  };
}
