/** Items `[aStart, aEnd)` of one sequence that `[bStart, bEnd)` of the other replaces; everything between changes is equal. */
export interface Change {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}
