import type { LineStep, StepParent } from './line-step';

/** Consecutive lines of an earlier version, and those of the text in question that they became. All count from 0. */
interface OpenLines {
  readonly at: number;
  readonly line: number;
  readonly count: number;
}

/** Consecutive lines that are from the same version; `null` for lines that are older than what was looked at. */
export interface LinesFrom {
  readonly version: number | null;
  readonly count: number;
}

/**
 * Follows the lines of a text back through the versions before it. Lines that stayed together are followed together, so that
 * a version costs what was changed in it and not what it holds.
 */
export class LineTrace {
  /** By line: the version that it is from; 0 while that is not known. */
  readonly #origins: Int32Array;
  /** Lines that are older than what was looked at, by the newest version that is known to have them. */
  readonly #open = new Map<number, OpenLines[]>();
  #effort = 0;
  #pieces = 0;

  /** Nothing is known yet but that so many lines are in this version. */
  constructor(version: number, lines: number) {
    this.#origins = new Int32Array(lines);
    if (lines === 0) return;
    this.#open.set(version, [{ at: 0, line: 0, count: lines }]);
    this.#pieces = 1;
  }

  /** The version to look at next: the newest that has lines whose origin is not known. `null` when all are known. */
  get next(): number | null {
    let newest: number | null = null;
    for (const version of this.#open.keys()) if (newest === null || version > newest) newest = version;
    return newest;
  }

  /** How much was done so far: pieces looked at, and changes. */
  get effort(): number {
    return this.#effort;
  }

  /** Into how many pieces the text has fallen so far: as many runs it has at most, but for what is from known versions. */
  get pieces(): number {
    return this.#pieces;
  }

  /** By line: the version that it is from; 0 where that is not known. */
  get origins(): Int32Array {
    return this.#origins;
  }

  /**
   * Follows lines back by one version, the one that `next` names. A line that a parent has is left to that parent, the first
   * one before the second; what none of them has is from this version.
   */
  follow(version: number, { parents }: Pick<LineStep, 'parents'>): void {
    let left = this.#take(version);
    this.#pieces -= left.length;
    for (const parent of parents) {
      if (left.length === 0) break;
      const { kept, rest } = split(left, parent);
      this.#effort += left.length + parent.changes.length;
      this.#pieces += kept.length;
      if (kept.length > 0)
        this.#open.set(parent.version, [...(this.#open.get(parent.version) ?? []), ...kept]);
      left = rest;
    }
    this.#effort += left.length;
    this.#pieces += left.length;
    for (const { line, count } of left) this.#origins.fill(version, line, line + count);
  }

  /** The origins of this version's lines are known from elsewhere: takes them over. */
  adopt(version: number, origins: Int32Array): void {
    for (const { at, line, count } of this.#take(version)) {
      this.#effort += 1;
      this.#origins.set(origins.subarray(at, at + count), line);
    }
  }

  #take(version: number): OpenLines[] {
    const taken = this.#open.get(version) ?? [];
    this.#open.delete(version);
    return taken.sort((a, b) => a.at - b.at);
  }
}

/** Lines from the same version together, in the order of the text. */
export function runsOf(origins: Int32Array): readonly LinesFrom[] {
  const runs: LinesFrom[] = [];
  let start = 0;
  for (let at = 1; at <= origins.length; at++) {
    if (at < origins.length && origins[at] === origins[start]) continue;
    runs.push({ version: origins[start] || null, count: at - start });
    start = at;
  }
  return runs;
}

/** Which of these lines a parent has, by where it has them, and which it has not. Both stay in order. */
function split(
  lines: readonly OpenLines[],
  { changes }: StepParent,
): { readonly kept: OpenLines[]; readonly rest: OpenLines[] } {
  const kept: OpenLines[] = [];
  const rest: OpenLines[] = [];
  let at = 0;
  for (const open of lines) {
    const end = open.at + open.count;
    // Changes that end before these lines begin are behind; the next lines may begin in the one looked at last.
    while (at < changes.length && changes[at]!.bEnd <= open.at) at++;
    let from = open.at;
    for (let next = at; from < end; next++) {
      const change = changes[next];
      const before = changes[next - 1];
      const until = change ? Math.min(end, change.bStart) : end;
      if (until > from) kept.push(piece(open, from, until, before ? before.aEnd - before.bEnd : 0));
      from = Math.max(from, until);
      if (!change || from >= end) break;
      const changed = Math.min(end, change.bEnd);
      if (changed > from) rest.push(piece(open, from, changed, 0));
      from = Math.max(from, changed);
    }
  }
  return { kept, rest };
}

/** Lines `[from, to)` of these, where a version has them that much further down. */
function piece(open: OpenLines, from: number, to: number, shift: number): OpenLines {
  if (shift === 0 && to - from === open.count) return open;
  return { at: from + shift, line: open.line + from - open.at, count: to - from };
}
