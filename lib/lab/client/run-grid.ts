import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import { type GridColumn, measuredSeconds, rowsOf } from '@/lib/lab/schedules/grid';
import { type Schedule, scheduleId } from '@/lib/lab/schedules/program';
import { type Outcome, simulate } from '@/lib/lab/schedules/simulate';
import { runSchedule } from './schedule-run';
import { sleep } from './sleep';
import { TrialLab } from './trial-lab';

/** One schedule under one guard as it really went, and what theory says about it. */
export interface GridCell {
  readonly column: string;
  readonly schedule: string;
  readonly outcome: Outcome;
  readonly expected: Outcome;
  readonly start: StartingPoint;
  readonly exchanges: readonly Exchange[];
}

/** Trials that run side by side: a browser has six connections to a host, and a split PUT holds its own. */
const SIDE_BY_SIDE = 2;
/** How many trials wait out a second together. */
const WAITING_TOGETHER = 6;
/** How often a schedule that ran over the end of a second is repeated. */
const TRIES = 8;

/** Runs every schedule of the columns on the server, a fresh text for each, and reports each cell as it is done. */
export async function runGrid(
  columns: readonly GridColumn[],
  people: number,
  onCell: (cell: GridCell) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const column of columns) {
    const rows = [...rowsOf(column, people)];
    const wide = Math.min(rows.length, column.later ? WAITING_TOGETHER : SIDE_BY_SIDE);
    // One first: a browser that is nobody yet becomes somebody by it, and all trials have to be that one's.
    const labs = [await TrialLab.create(column.guard, people)];
    const further = Array.from({ length: wide - 1 }, () => TrialLab.create(column.guard, people));
    labs.push(...(await Promise.all(further)));
    if (column.later) await runLater(column, rows, labs, onCell, signal);
    else {
      await Promise.all(
        labs.map(async (lab) => {
          for (let row = rows.shift(); row; row = rows.shift()) {
            signal.throwIfAborted();
            onCell(await runCell(column, row, lab, signal));
          }
        }),
      );
    }
  }
}

/** Runs one schedule from a fresh text. Under dates it counts only if it fell into one second, which the dates tell. */
async function runCell(
  column: GridColumn,
  schedule: Schedule,
  lab: TrialLab,
  signal: AbortSignal,
): Promise<GridCell> {
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    await lab.reset();
    const cell = await carryOut(column, schedule, lab);
    const seconds = measuredSeconds(schedule, cell.exchanges);
    const inOne =
      column.guard !== 'if-unmodified-since' || schedule.every((_, index) => seconds(index) === 0);
    if (inOne || tries === TRIES) return cell;
  }
}

/** Lets a second pass between the fresh text and the schedule, for several trials at once. */
async function runLater(
  column: GridColumn,
  rows: Schedule[],
  labs: readonly TrialLab[],
  onCell: (cell: GridCell) => void,
  signal: AbortSignal,
): Promise<void> {
  while (rows.length > 0) {
    signal.throwIfAborted();
    const batch = rows.splice(0, labs.length);
    await Promise.all(batch.map((_, index) => labs[index]!.reset()));
    await sleep(1050);
    for (const [index, row] of batch.entries()) onCell(await carryOut(column, row, labs[index]!));
  }
}

async function carryOut(column: GridColumn, schedule: Schedule, lab: TrialLab): Promise<GridCell> {
  const id = scheduleId(schedule);
  const result = await runSchedule(lab, column.guard, schedule, lab, `${id}-${lab.start.version}`);
  return {
    column: column.id,
    schedule: id,
    outcome: result.outcome,
    expected: simulate(column.guard, schedule, measuredSeconds(schedule, result.exchanges)),
    start: result.start,
    exchanges: result.exchanges,
  };
}
