'use client';

import { Select } from '@/components/ui/controls/select';
import { Switch } from '@/components/ui/controls/switch';
import { cast } from '@/lib/lab/challenges/challenge';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { CLASS_CAST, predictionsOf } from '@/lib/lab/class/progress-table';
import type { ProgressRow } from '@/lib/lab/people/lab-view';

interface ClassChallengeProps {
  /** The class's challenge, by its id; `null` for none. */
  readonly current: string | null;
  readonly rows: readonly ProgressRow[];
  /** Whether the right answer is shown. */
  readonly solved: boolean;
  readonly onSolved: (solved: boolean) => void;
  /** Absent where none can be chosen any more. */
  readonly onChoose: ((challenge: string | null) => void) | undefined;
}

/** The challenge that the class does, and what the class predicts, for everybody to see. */
export function ClassChallenge({ current, rows, solved, onSolved, onChoose }: ClassChallengeProps) {
  const challenge = CHALLENGES.find(({ id }) => id === current);
  const reached = rows.filter((row) => row.challenge === current && row.reachedAt !== null).length;
  const begun = rows.filter((row) => row.challenge === current).length;
  return (
    <section aria-label="Challenge for the class" className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Select
          label="Challenge for the class"
          value={challenge?.id ?? ''}
          options={[
            { value: '', label: 'none' },
            ...CHALLENGES.map(({ id, title }, index) => ({ value: id, label: `${index + 1}. ${title}` })),
          ]}
          disabled={!onChoose}
          onChange={(id) => onChoose?.(id === '' ? null : id)}
        />
        {challenge && (
          <p role="status" className="text-sm text-ink-soft tabular-nums">
            {begun} begun, {reached} reached
          </p>
        )}
      </div>
      {challenge ? (
        <div className="mt-4">
          <p className="max-w-prose text-pretty">{cast(challenge.question.ask, CLASS_CAST)}</p>
          <Predictions challenge={challenge} rows={rows} solved={solved} />
          <Switch checked={solved} onCheckedChange={onSolved} className="mt-3 text-sm">
            Show which answer is right
          </Switch>
          {solved && (
            <p className="mt-1 max-w-prose text-sm text-pretty text-ink-soft">
              {cast(challenge.question.because, CLASS_CAST)}
            </p>
          )}
        </div>
      ) : (
        onChoose && (
          <p className="mt-2 max-w-prose text-sm text-pretty text-ink-soft">
            Choose one, and every phone offers it. Each student does it in a lab of their own. You see here
            what they predict and who has reached the goal.
          </p>
        )
      )}
    </section>
  );
}

function Predictions({
  challenge,
  rows,
  solved,
}: Pick<ClassChallengeProps, 'rows' | 'solved'> & { readonly challenge: (typeof CHALLENGES)[number] }) {
  const predictions = predictionsOf(rows, challenge);
  const most = Math.max(1, ...predictions.map(({ count }) => count));
  return (
    <ul aria-label="Predictions" className="mt-3 max-w-xl space-y-1.5">
      {predictions.map(({ answer, words, right, count }) => (
        <li key={answer} className="grid grid-cols-[minmax(6rem,12rem)_1fr_2rem] items-center gap-3">
          <span className={solved && right ? 'font-semibold text-accent' : 'font-medium'}>
            {words}
            {solved && right && ' ✓'}
          </span>
          <span className="h-4 rounded-sm bg-sunken" aria-hidden="true">
            <span
              className={`block h-full rounded-sm ${solved && right ? 'bg-accent' : 'bg-line-strong'}`}
              style={{ width: `${(count / most) * 100}%` }}
            />
          </span>
          <span className="text-right tabular-nums">{count}</span>
        </li>
      ))}
    </ul>
  );
}
