'use client';

import { useMemo, useState } from 'react';
import { PersonName } from '@/components/lab/exchanges/person-dot';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { Switch } from '@/components/ui/controls/switch';
import { download } from '@/components/ui/text/download';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import { clockTime } from '@/components/ui/time/clock-time';
import { CHALLENGES } from '@/lib/lab/challenges/challenges';
import { type ProgressCell, progressRows, progressTable } from '@/lib/lab/class/progress-table';
import type { ProgressRow } from '@/lib/lab/people/lab-view';
import { toCsv } from '@/lib/lab/races/csv';

interface ProgressViewProps {
  readonly names: readonly string[];
  readonly rows: readonly ProgressRow[];
  /** The class's challenge, by its id. */
  readonly current: string | null;
  /** Whether it is shown who predicted right. */
  readonly solved: boolean;
}

/** Every student against every challenge that somebody has begun. What each predicted shows on demand: a class looks on. */
export function ProgressView({ names, rows, current, solved }: ProgressViewProps) {
  const table = useMemo(() => progressTable(names, rows, CHALLENGES, current), [names, rows, current]);
  const [named, setNamed] = useState(false);
  if (table.challenges.length === 0) return null;
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-semibold">Students and challenges</h2>
        <Button size="small" onClick={() => download('class.csv', 'text/csv', toCsv(progressRows(table)))}>
          <Icon name="download" /> Download as CSV
        </Button>
      </div>
      <Switch checked={named} onCheckedChange={setNamed} className="text-sm">
        Show what each student predicted
      </Switch>
      <ScrollRegion
        label="Students and challenges"
        className="max-h-[28rem] overflow-auto rounded-lg border border-line bg-surface"
      >
        <table className="w-full border-collapse text-sm">
          <thead className="sticky top-0 z-10 bg-surface">
            <tr className="border-b border-line-strong text-left align-bottom [&>th]:px-3 [&>th]:py-2 [&>th]:font-semibold">
              <th scope="col" className="sticky left-0 bg-surface">
                Student
              </th>
              {table.challenges.map(({ id, title }) => (
                <th key={id} scope="col" className="min-w-36">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.students.map(({ name, cells }) => (
              <tr key={name} className="border-b border-line align-top [&>td]:px-3 [&>td]:py-1.5">
                <th
                  scope="row"
                  title={name}
                  className="sticky left-0 max-w-40 bg-surface px-3 py-1.5 text-left font-medium"
                >
                  <PersonName name={name} />
                </th>
                {cells.map((cell, index) => (
                  <td key={table.challenges[index]!.id}>
                    <Cell cell={cell} named={named} solved={solved} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

interface CellProps {
  readonly cell: ProgressCell | null;
  /** Whether what they predicted is shown. */
  readonly named: boolean;
  readonly solved: boolean;
}

function Cell({ cell, named, solved }: CellProps) {
  if (cell === null) return <span className="text-ink-faint">not begun</span>;
  const { prediction, right, reachedAt } = cell;
  return (
    <>
      <span className={reachedAt ? 'block font-medium text-accent' : 'block text-ink-soft'}>
        {reachedAt ? `✓ reached, ${clockTime(new Date(reachedAt), new Date())}` : 'at work'}
      </span>
      <span className="block text-xs text-ink-soft">
        {prediction === null ? 'no prediction' : named ? `predicted ${prediction}` : 'has predicted'}
        {named && solved && right !== null && (right ? ', right' : ', not right')}
      </span>
    </>
  );
}
