import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { effortOf } from '@/lib/merge/diff/effort';
import { splitLines } from '@/lib/merge/text/lines';

/** A version's number and its text. */
export interface VersionText {
  readonly version: number;
  readonly text: string;
}

/** A line of an earlier version, and the line of the text in question that it became. Both count from 0. */
interface OpenLine {
  readonly at: number;
  readonly line: number;
}

/** Which version each line of a text is from, as far as it was followed back. */
export interface LineOrigins {
  /** By line: the version that it is from; `null` while that is not known. */
  readonly origins: readonly (number | null)[];
  /** Lines that are older than what was looked at, by the oldest version that is known to have them. */
  readonly open: ReadonlyMap<number, readonly OpenLine[]>;
}

/** Nothing is known yet but that the lines are in this version. */
export function beginLineOrigins({ version, text }: VersionText): LineOrigins {
  const lines = splitLines(text);
  const open = lines.map((_, line) => ({ at: line, line }));
  return { origins: lines.map(() => null), open: open.length > 0 ? new Map([[version, open]]) : new Map() };
}

/** The version to look at next: the newest that has lines whose origin is not known. `null` when all are known. */
export function nextToTrace({ open }: LineOrigins): number | null {
  return open.size === 0 ? null : Math.max(...open.keys());
}

/**
 * Follows lines back by one version. A line that a parent has is left to that parent, the first one before the second;
 * what none of them has is from this version. Lines are the same if their words are: an ending that changes, as where
 * text is written behind the last line, makes nobody the author of a line.
 *
 * @param version the one that `nextToTrace` names.
 * @param parents the version before it and, for a merge, the one that its author had started from; none for the first.
 */
export function traceLines(
  { origins, open }: LineOrigins,
  { version, text }: VersionText,
  parents: readonly VersionText[],
): LineOrigins {
  const known = [...origins];
  const left = new Map(open);
  left.delete(version);
  let lines = open.get(version) ?? [];
  for (const parent of parents) {
    if (lines.length === 0) break;
    const before = linesKept(parent.text, text);
    const older = lines.flatMap(({ at, line }) => {
      const was = before.get(at);
      return was === undefined ? [] : [{ at: was, line }];
    });
    if (older.length > 0) left.set(parent.version, [...(left.get(parent.version) ?? []), ...older]);
    lines = lines.filter(({ at }) => !before.has(at));
  }
  for (const { line } of lines) known[line] = version;
  return { origins: known, open: left };
}

/** For each line of `to` that `from` has as well, in the same order: where it is there. */
function linesKept(from: string, to: string): ReadonlyMap<number, number> {
  const a = words(from);
  const b = words(to);
  const kept = new Map<number, number>();
  let before = 0;
  let after = 0;
  const end = { aStart: a.length, aEnd: a.length, bStart: b.length, bEnd: b.length };
  for (const { aStart, aEnd, bStart, bEnd } of [...diffSequences(a, b, effortOf()), end]) {
    for (; before < aStart && after < bStart; before++, after++) kept.set(after, before);
    before = aEnd;
    after = bEnd;
  }
  return kept;
}

function words(text: string): readonly string[] {
  return splitLines(text).map((line) => line.replace(/\r?\n$|\r$/, ''));
}
