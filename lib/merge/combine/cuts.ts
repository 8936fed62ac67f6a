import type { Edit } from './edits.ts';
import type { Passage } from './passage.ts';
import { endsSentence } from './sentences.ts';

/** A position in a passage, between two tokens, as an index into the tokens of each version. */
export interface Cut {
  readonly base: number;
  readonly mine: number;
  readonly theirs: number;
}

/**
 * The last position before the first clash and the first after the last where a sentence or block ends and nobody changed
 * anything: what is outside can be merged apart from what clashes. `null` where there is none.
 */
export function cutsAroundClash(
  base: Passage,
  edits: readonly Edit[],
): { readonly before: Cut | null; readonly after: Cut | null } {
  const clashing = edits.filter((edit) => edit.clash);
  if (clashing.length === 0) return { before: null, after: null };
  const start = clashing.reduce((least, { from }) => Math.min(least, from), Infinity);
  const end = clashing.reduce((most, { change }) => Math.max(most, change.aEnd), 0);
  const untouched = positionsLeftAlone(base, edits);
  let before: Cut | null = null;
  for (let at = start; at > 0 && !before; at--)
    if (untouched[at] === 1 && endsSentence(base, at)) before = cutAt(edits, at);
  let after: Cut | null = null;
  for (let at = end; at < base.tokens.length && !after; at++)
    if (untouched[at] === 1 && endsSentence(base, at)) after = cutAt(edits, at);
  return { before, after };
}

/** Marks with 1 the positions between two tokens that both sides kept next to each other. */
function positionsLeftAlone(base: Passage, edits: readonly Edit[]): Uint8Array {
  const positions = new Uint8Array(base.tokens.length + 1).fill(1);
  for (const { change, from } of edits) positions.fill(0, from, change.aEnd + 1);
  return positions;
}

function cutAt(edits: readonly Edit[], at: number): Cut {
  let [mine, theirs] = [at, at];
  for (const { by, change } of edits) {
    if (change.aEnd >= at) break;
    const growth = change.bEnd - change.bStart - (change.aEnd - change.aStart);
    if (by !== 'theirs') mine += growth;
    if (by !== 'mine') theirs += growth;
  }
  return { base: at, mine, theirs };
}
