import type { Change } from '@/lib/merge/diff/change';
import { diffSequences } from '@/lib/merge/diff/diff-sequences';
import { differingLines } from '@/lib/merge/diff/differing-lines';
import { effortOf } from '@/lib/merge/diff/effort';
import { splitLines } from '@/lib/merge/text/lines';
import { lineCount } from './changed-lines';

/** A version's number and its text. */
export interface VersionText {
  readonly version: number;
  readonly text: string;
}

/** An earlier version that lines were kept from, and which of its lines others replace. */
export interface StepParent {
  readonly version: number;
  readonly changes: readonly Change[];
}

/** How the lines of a version follow from those of earlier ones. */
export interface LineStep {
  /** How many lines the version has. */
  readonly lines: number;
  /** What a line is from is looked for in the first one before the second; none for the first version. */
  readonly parents: readonly StepParent[];
  /** Whether lines that were kept may count as new ones, since the texts differ so much. */
  readonly coarse: boolean;
}

/** What comparing two texts may cost: exact on whatever people write, some milliseconds on anything. */
const STEPS = 300_000;
/** How many changes are kept of a version; the lines between those beyond that count as changed. */
const MOST_CHANGES = 1_000;

/**
 * How a text follows from those that it was made of. Lines are the same if their words are: an ending that changes, as where
 * text is written behind the last line, makes nobody the author of a line.
 *
 * @param parents the version before it and, for a merge, the one that its author had started from.
 */
export function lineStep(text: string, parents: readonly VersionText[]): LineStep {
  const compared = parents.map((parent) => ({ parent, ...changesSince(parent.text, text) }));
  return {
    lines: lineCount(text),
    parents: compared.map(({ parent, changes }) => ({ version: parent.version, changes })),
    coarse: compared.some(({ coarse }) => coarse),
  };
}

/** How a text follows from the same text of an earlier version: every line is from there. */
export function sameLines(text: string, version: number): LineStep {
  return { lines: lineCount(text), parents: [{ version, changes: [] }], coarse: false };
}

function changesSince(
  before: string,
  after: string,
): { readonly changes: readonly Change[]; readonly coarse: boolean } {
  if (before === after) return { changes: [], coarse: false };
  const { start, ofBefore, ofAfter } = differingLines(before, after);
  const above = lineCount(after.slice(0, start));
  const effort = effortOf(STEPS);
  const all = diffSequences(words(ofBefore), words(ofAfter), effort).map((change) => ({
    aStart: change.aStart + above,
    aEnd: change.aEnd + above,
    bStart: change.bStart + above,
    bEnd: change.bEnd + above,
  }));
  const changes = all.slice(0, MOST_CHANGES);
  const [last, end] = [changes.at(-1), all.at(-1)];
  if (last && end && last !== end) changes[MOST_CHANGES - 1] = { ...last, aEnd: end.aEnd, bEnd: end.bEnd };
  return { changes, coarse: effort.exhausted || last !== end };
}

function words(text: string): readonly string[] {
  return splitLines(text).map((line) => line.replace(/\r?\n$|\r$/, ''));
}
