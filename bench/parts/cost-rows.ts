import type { Cost } from '../load/cost';
import type { Rounds } from '../load/rounds';
import { compare } from '../report/compare';
import type { Row } from '../report/row';

/** What costs are a row of. */
interface Costs {
  readonly id: string;
  readonly what: string;
  readonly names: readonly string[];
  readonly rounds: Rounds<Cost>;
  readonly to?: string;
  readonly target?: number;
  readonly note?: string;
}

/** A row of the processor time of the servers for each request. */
export function processorRow({ id, rounds, ...rest }: Costs): Row {
  return compare({
    ...rest,
    id: `${id}/processor`,
    unit: 'ms of processor',
    better: 'less',
    rounds: rounds.map((round) => round.map(({ processor }) => processor)),
  });
}

/** A row of how many requests they answer in a second. */
export function rateRow({ id, rounds, ...rest }: Costs): Row {
  return compare({
    ...rest,
    id: `${id}/rate`,
    unit: 'requests a second',
    better: 'more',
    rounds: rounds.map((round) => round.map(({ rate }) => rate)),
  });
}
