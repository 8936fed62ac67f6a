/** What was measured of one thing, and of whom. */
export interface Row {
  /** Stays the same from run to run: `api/get/processor`. Its first part is the part of the run. */
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  /** By the subject's name. */
  readonly figures: Readonly<Record<string, number>>;
  /** What is judged: the application's figure as a multiple of another's; else the figure itself. */
  readonly ratio?: { readonly to: string; readonly value: number };
  /** Which way is better. */
  readonly better: 'less' | 'more';
  /** What the ratio, or the figure, shall be at most, or where more is better at least. */
  readonly target?: number;
  readonly note?: string;
}

/** The number by which a row is judged. */
export function judged({ ratio, figures }: Row): number {
  return ratio?.value ?? figures.application ?? Number.NaN;
}

/** Whether a row is as it shall be; `null` where it has no target. What was not measured is not met. */
export function isMet(row: Row): boolean | null {
  if (row.target === undefined) return null;
  return row.better === 'less' ? judged(row) <= row.target : judged(row) >= row.target;
}
