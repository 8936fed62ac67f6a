import { cx } from '@/components/ui/controls/cx';
import { ScrollRegion } from '@/components/ui/text/scroll-region';
import type { GridCell } from '@/lib/lab/client/run-grid';
import { type GridColumn, rowsOf } from '@/lib/lab/schedules/grid';
import { actionLabel, type Schedule, scheduleId } from '@/lib/lab/schedules/program';
import { OUTCOMES } from './outcome-words';

/** Cells by column and schedule, as `cellKey` names them. */
export type Cells = ReadonlyMap<string, GridCell>;

/** The name of a cell. */
export const cellKey = (column: string, schedule: string) => `${column} ${schedule}`;

interface OutcomeGridProps {
  /** Columns whose schedules have the same rows. */
  readonly columns: readonly GridColumn[];
  readonly people: number;
  readonly names: readonly string[];
  readonly cells: Cells;
  readonly onOpen: (cell: GridCell) => void;
  readonly narrow?: boolean;
}

/** What came of every schedule under every guard; each cell opens its exchanges. */
export function OutcomeGrid({ columns, people, names, cells, onOpen, narrow = false }: OutcomeGridProps) {
  const rows = rowsOf(columns[0]!, people);
  const lostIn = (column: GridColumn) =>
    rows.filter((row) => cells.get(cellKey(column.id, scheduleId(row)))?.outcome === 'lost').length;
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
                const cell = cells.get(cellKey(column.id, scheduleId(row)));
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

interface ScheduleWordsProps {
  readonly schedule: Schedule;
  readonly names: readonly string[];
}

/** A schedule as a row of initials and steps. */
function ScheduleWords({ schedule, names }: ScheduleWordsProps) {
  return (
    <span className="font-mono text-xs">
      {schedule.map(({ who, action }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a move is told by its index alone.
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

interface CellButtonProps {
  readonly cell: GridCell;
  readonly onOpen: (cell: GridCell) => void;
}

function CellButton({ cell, onOpen }: CellButtonProps) {
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
