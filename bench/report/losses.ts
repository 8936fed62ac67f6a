import { judged, type Row } from './row';

/** A row that is worse than it was. */
export interface Loss {
  readonly what: string;
  readonly before: number;
  readonly now: number;
  /** How much worse, as a part of what it was. */
  readonly part: number;
}

/** Worse by more than this part is a loss. */
const TOLERATED = 0.15;

/** The rows that are worse than the same rows were by more than 15%, worst first. A row that was not there lost nothing. */
export function losses(before: readonly Row[], now: readonly Row[]): readonly Loss[] {
  const old = new Map(before.map((row) => [row.id, judged(row)]));
  return now
    .flatMap((row) => {
      const [was, is] = [old.get(row.id) ?? Number.NaN, judged(row)];
      const part = row.better === 'less' ? is / was - 1 : was / is - 1;
      return part > TOLERATED ? [{ what: `${row.what}, ${row.unit}`, before: was, now: is, part }] : [];
    })
    .sort((a, b) => b.part - a.part);
}
