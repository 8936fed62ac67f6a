import { median } from './median';
import type { Row } from './row';

/** How a row is made of rounds. */
interface Comparison extends Pick<Row, 'id' | 'what' | 'unit' | 'better' | 'note'> {
  /** Names of the subjects, in the order of a round. */
  readonly names: readonly string[];
  /** The figures of each round. */
  readonly rounds: readonly (readonly number[])[];
  /** Whose multiple the first subject's figure is. */
  readonly to?: string;
  readonly target?: number | undefined;
}

/**
 * A row of rounds: each subject's median, and the median of the ratios within the rounds, which what else the machine
 * does disturbs less than the ratio of the medians.
 */
export function compare({ names, rounds, to, target, note, ...rest }: Comparison): Row {
  const column = (at: number) => rounds.map((figures) => figures[at] ?? Number.NaN);
  const figures = Object.fromEntries(names.map((name, at) => [name, median(column(at))]));
  const other = to === undefined ? -1 : names.indexOf(to);
  const ratios = rounds.map((round) => (round[0] ?? Number.NaN) / (round[other] ?? Number.NaN));
  return {
    ...rest,
    figures,
    ...(to === undefined || other < 0 ? {} : { ratio: { to, value: median(ratios) } }),
    ...(target === undefined ? {} : { target }),
    ...(note === undefined ? {} : { note }),
  };
}
