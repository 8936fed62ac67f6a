'use client';

import { useRef, useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClasses } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Dialog } from '@/components/ui/dialog';
import { ScrollRegion } from '@/components/ui/scroll-region';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { type GridCell, runGrid } from '@/lib/lab/client/run-grid';
import { GRID_COLUMNS, type GridColumn, rowsOf, SPLIT_COLUMN } from '@/lib/lab/grid';
import { countInterleavings } from '@/lib/lab/interleavings';
import { ledgerOf } from '@/lib/lab/ledger';
import { clientName } from '@/lib/lab/names';
import { actionLabel, parseSchedule, type Schedule, scheduleId, shortProgramFor } from '@/lib/lab/program';
import { rule } from '@/lib/lab/theory';
import { LedgerView } from './ledger-view';
import { OUTCOMES } from './outcome-words';
import { ProgressBar } from './progress-bar';
import { SequenceDiagram } from './sequence-diagram';
import { useLinkState } from './use-link-state';

type Cells = ReadonlyMap<string, GridCell>;

const key = (column: string, schedule: string) => `${column} ${schedule}`;

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
          found.current.set(key(cell.column, cell.schedule), cell);
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
      <Grid columns={GRID_COLUMNS} people={people} names={names} cells={cells} onOpen={setOpened} />
      {people === 2 && (
        <>
          <h2 className="font-serif text-xl">When check and write are two steps</h2>
          <Grid narrow columns={[SPLIT_COLUMN]} people={2} names={names} cells={cells} onOpen={setOpened} />
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

function Grid({
  columns,
  people,
  names,
  cells,
  onOpen,
  narrow = false,
}: {
  readonly narrow?: boolean;
  readonly columns: readonly GridColumn[];
  readonly people: number;
  readonly names: readonly string[];
  readonly cells: Cells;
  readonly onOpen: (cell: GridCell) => void;
}) {
  const rows = rowsOf(columns[0]!, people);
  const lostIn = (column: GridColumn) =>
    rows.filter((row) => cells.get(key(column.id, scheduleId(row)))?.outcome === 'lost').length;
  return (
    <ScrollRegion
      label={narrow ? 'Outcome of every schedule in two steps' : 'Outcome of every schedule'}
      className={cx(
        'overflow-auto rounded-lg border border-line bg-surface',
        people > 2 && 'max-h-[40rem]',
        narrow && 'max-w-3xl',
      )}
    >
      <table className="w-full border-collapse text-sm">
        <thead className="sticky top-0 z-10 bg-surface">
          <tr className="border-b border-line-strong align-bottom">
            <th scope="col" className="px-3 py-2 text-left font-semibold">
              Schedule
            </th>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className="min-w-26 px-2 py-2 text-left font-semibold text-balance"
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={scheduleId(row)} className="border-b border-line">
              <th scope="row" className="px-3 py-1.5 text-left font-normal whitespace-nowrap">
                <ScheduleWords schedule={row} names={names} />
              </th>
              {columns.map((column) => {
                const cell = cells.get(key(column.id, scheduleId(row)));
                return (
                  <td key={column.id} className="p-1">
                    {cell ? (
                      <CellButton cell={cell} onOpen={onOpen} />
                    ) : (
                      <span className="block px-2 py-1.5 text-ink-faint">·</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {cells.size > 0 && (
          <tfoot>
            <tr>
              <th scope="row" className="px-3 py-2 text-left font-semibold">
                Lost in
              </th>
              {columns.map((column) => (
                <td key={column.id} className="px-3 py-2 font-semibold tabular-nums">
                  {lostIn(column)} of {rows.length}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}

/** A schedule as a row of initials and steps. */
function ScheduleWords({
  schedule,
  names,
}: {
  readonly schedule: Schedule;
  readonly names: readonly string[];
}) {
  return (
    <span className="font-mono text-xs">
      {schedule.map(({ who, action }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a move is its place in the schedule.
        <span key={index}>
          {index > 0 && <span className="text-ink-faint"> → </span>}
          <span
            className="font-semibold"
            style={{ color: who === 0 ? 'var(--mine)' : who === 1 ? 'var(--theirs)' : 'var(--third)' }}
          >
            {names[who]}
          </span>{' '}
          {actionLabel(action).replace('PUT: ', '')}
        </span>
      ))}
    </span>
  );
}

function CellButton({
  cell,
  onOpen,
}: {
  readonly cell: GridCell;
  readonly onOpen: (cell: GridCell) => void;
}) {
  const { word, sign, classes } = OUTCOMES[cell.outcome];
  const agrees = cell.outcome === cell.expected;
  return (
    <button
      type="button"
      onClick={() => onOpen(cell)}
      className={cx(
        'flex min-h-8 w-full items-center gap-1.5 rounded-md px-2 text-left hover:ring-1 hover:ring-line-strong pointer-coarse:min-h-11',
        classes,
        !agrees && 'ring-2 ring-danger',
      )}
    >
      <span aria-hidden="true">{sign}</span> {word}
      {!agrees && <span className="text-xs">, not as theory says ({cell.expected})</span>}
      <span className="sr-only">, open the exchanges</span>
    </button>
  );
}

/** The same schedule with every step a move of its own, for the scheduler. */
function schedulerLink(cell: GridCell, column: GridColumn): string {
  const steps: Readonly<Record<string, number>> = {
    get: column.guard === 'lock' ? 2 : 1,
    put: 2,
    check: 2,
    write: 1,
  };
  const folded =
    parseSchedule(cell.schedule, shortProgramFor(column.guard), cell.schedule.includes('C') ? 3 : 2) ?? [];
  const order = folded
    .map(({ who, action }) =>
      String.fromCharCode(65 + who).repeat(
        column.guard === 'lock' && action === 'put' ? 3 : (steps[action] ?? 1),
      ),
    )
    .join('');
  const people = cell.schedule.includes('C') ? '&with=3' : '';
  return `?view=schedule&guard=${column.guard}&order=${order}${people}`;
}

/** What went over the wire in one cell, played arrow by arrow. */
function CellDialog({
  cell,
  names,
  onClose,
}: {
  readonly cell: GridCell;
  readonly names: readonly string[];
  readonly onClose: () => void;
}) {
  const [shown, setShown] = useState(cell.exchanges.length);
  const column = [...GRID_COLUMNS, SPLIT_COLUMN].find(({ id }) => id === cell.column);
  const outcome = OUTCOMES[cell.outcome];
  const exchanges = [...cell.exchanges].sort((a, b) => a.startedAt - b.startedAt).slice(0, shown);
  const ledger = ledgerOf(cell.start, exchanges);
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && onClose()}
      title={`${column?.label}: ${outcome.word}`}
      description={`${outcome.sentence} Theory says: ${OUTCOMES[cell.expected].word}.`}
      footer={
        <>
          {column && (
            <a href={schedulerLink(cell, column)} className={cx(buttonClasses('quiet', 'small'), 'mr-auto')}>
              Step through it in the scheduler
            </a>
          )}
          <Button size="small" disabled={shown === 0} onClick={() => setShown(shown - 1)}>
            Back
          </Button>
          <Button size="small" disabled={shown >= cell.exchanges.length} onClick={() => setShown(shown + 1)}>
            Next exchange
          </Button>
          <Button size="small" onClick={() => setShown(shown === 0 ? cell.exchanges.length : 0)}>
            {shown === 0 ? 'Show all' : 'From the start'}
          </Button>
        </>
      }
    >
      <div className="space-y-4 pb-2">
        <SequenceDiagram
          people={names}
          exchanges={exchanges}
          lost={ledger.lost}
          selected={null}
          onSelect={() => undefined}
          empty="Press “Next exchange”."
          className="h-80"
        />
        <LedgerView ledger={ledger} people={names} />
      </div>
    </Dialog>
  );
}
