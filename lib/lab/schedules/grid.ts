import { type Exchange, fieldOf } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import { clientName } from '@/lib/lab/people/names';
import { type Schedule, schedulesOf, shortProgramFor } from './program';

/** A column of the grid: a guard, and for dates whether the saves come a second after the version that was read. */
export interface GridColumn {
  readonly id: string;
  readonly guard: Guard;
  readonly label: string;
  readonly later: boolean;
}

/** The columns whose schedules are made of GET and PUT, so that they share their rows. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  { id: 'none', guard: 'none', label: 'None', later: false },
  { id: 'dates', guard: 'if-unmodified-since', label: 'Dates, within one second', later: false },
  { id: 'dates-later', guard: 'if-unmodified-since', label: 'Dates, a second later', later: true },
  { id: 'optional', guard: 'if-match-optional', label: 'If-Match optional, Ben leaves it out', later: false },
  { id: 'required', guard: 'if-match-required', label: 'If-Match required', later: false },
  { id: 'lock', guard: 'lock', label: 'Lock', later: false },
  { id: 'merge', guard: 'if-match-merge', label: 'If-Match and merge', later: false },
];

/** The column whose schedules have a PUT in two steps, and so rows of its own. */
export const SPLIT_COLUMN: GridColumn = {
  id: 'split',
  guard: 'check-then-write',
  label: 'Checked, then written',
  later: false,
};

/** The schedules of a column for that many people. */
export function rowsOf(column: GridColumn, people: number): readonly Schedule[] {
  return schedulesOf(shortProgramFor(column.guard), people);
}

/**
 * In which second after the starting text's each PUT of a schedule was written, read off the answers' Last-Modified; for
 * what was not written, 0. That is what theory needs to know of time under the guard by dates.
 */
export function measuredSeconds(
  schedule: Schedule,
  exchanges: readonly Exchange[],
): (index: number) => number {
  const second = (exchange: Exchange | undefined) => {
    const date = exchange && fieldOf(exchange.responseFields, 'last-modified');
    return date ? Date.parse(date) / 1000 : null;
  };
  const first = second(exchanges.find((each) => each.method === 'GET'));
  return (index) => {
    const move = schedule[index];
    const name = move && clientName(move.who);
    const at = second(exchanges.find((each) => each.method === 'PUT' && each.client === name));
    return at === null || first === null ? 0 : at - first;
  };
}
