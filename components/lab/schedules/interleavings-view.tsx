'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { ProgressBar } from '@/components/ui/controls/progress-bar';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { useLinkState } from '@/components/ui/hooks/use-link-state';
import { Banner } from '@/components/ui/page/banner';
import { type GridCell, runGrid } from '@/lib/lab/client/run-grid';
import { clientName } from '@/lib/lab/people/names';
import { GRID_COLUMNS, rowsOf, SPLIT_COLUMN } from '@/lib/lab/schedules/grid';
import { countInterleavings } from '@/lib/lab/schedules/interleavings';
import { rule } from '@/lib/lab/schedules/theory';
import { CellDialog } from './cell-dialog';
import { type Cells, cellKey, OutcomeGrid } from './outcome-grid';

/** Every order of everybody's steps under every guard, run for real and compared with theory. */
export function InterleavingsView() {
  const [peopleText, setPeople] = useLinkState('with', '2');
  const people = peopleText === '3' ? 3 : 2;
  const [cells, setCells] = useState<Cells>(new Map());
  const [running, setRunning] = useState<AbortController | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [opened, setOpened] = useState<GridCell | null>(null);
  const found = useRef(new Map<string, GridCell>());
  // Three people have 1,680 orders with a split PUT: more than anybody waits for.
  const columns = people === 2 ? [...GRID_COLUMNS, SPLIT_COLUMN] : GRID_COLUMNS;
  const total = columns.reduce((sum, column) => sum + rowsOf(column, people).length, 0);
  const names = Array.from({ length: people }, (_, who) => clientName(who));
  const agreeing = [...cells.values()].filter(({ outcome, expected }) => outcome === expected).length;

  const start = async () => {
    const controller = new AbortController();
    setRunning(controller);
    setProblem(null);
    found.current = new Map();
    setCells(new Map());
    try {
      await runGrid(
        columns,
        people,
        (cell) => {
          found.current.set(cellKey(cell.column, cell.schedule), cell);
          setCells(new Map(found.current));
        },
        controller.signal,
      );
    } catch (error) {
      if (!controller.signal.aborted) setProblem(error instanceof Error ? error.message : 'It stopped.');
    }
    setRunning(null);
  };

  return (
    <div className="space-y-5">
      <div className="max-w-prose space-y-2 text-pretty text-ink-soft">
        <p>
          Each person does GET and then PUT. {people === 2 ? 'Two' : 'Three'} people can do so in{' '}
          <strong className="font-semibold text-ink">
            {countInterleavings(Array.from({ length: people }, () => 2))} orders
          </strong>
          {people === 2 && `; when a PUT checks first and writes later, in ${countInterleavings([3, 3])}`}.
          Each is sent to the server on a fresh text, and what came of it is read off the exchanges.
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <SegmentedControl
          label="How many people"
          value={String(people)}
          onChange={(next) => {
            if (running) return;
            setCells(new Map());
            setPeople(next);
          }}
          options={[
            { value: '2', label: 'Two people' },
            { value: '3', label: 'Three' },
          ]}
        />
        {running ? (
          <Button size="small" onClick={() => running.abort()}>
            Stop
          </Button>
        ) : (
          <Button size="small" variant="primary" onClick={start}>
            Run all {total.toLocaleString('en')}
          </Button>
        )}
        {(running || cells.size > 0) && (
          <ProgressBar label="Schedules run" value={cells.size} max={total} className="min-w-48 flex-1" />
        )}
      </div>
      <p role="status" className="text-sm">
        {!running && cells.size > 0 && (
          <>
            <strong className={cx('font-semibold', agreeing === cells.size ? 'text-accent' : 'text-danger')}>
              {agreeing} of {cells.size}
            </strong>{' '}
            came out as theory says.
          </>
        )}
      </p>
      {problem && <Banner icon="alert">{problem}</Banner>}
      <OutcomeGrid columns={GRID_COLUMNS} people={people} names={names} cells={cells} onOpen={setOpened} />
      {people === 2 && (
        <>
          <h2 className="font-serif text-xl">When check and write are two steps</h2>
          <OutcomeGrid
            narrow
            columns={[SPLIT_COLUMN]}
            people={2}
            names={names}
            cells={cells}
            onOpen={setOpened}
          />
        </>
      )}
      <dl className="max-w-prose space-y-1 text-sm">
        {columns.map((column) => (
          <div key={column.id}>
            <dt className="inline font-semibold">{column.label}: </dt>
            <dd className="inline text-ink-soft">
              {column.later
                ? 'the date tells the saves apart, if they fall into different seconds'
                : rule(column.guard)}
              .
            </dd>
          </div>
        ))}
      </dl>
      {opened && <CellDialog cell={opened} names={names} onClose={() => setOpened(null)} />}
    </div>
  );
}
