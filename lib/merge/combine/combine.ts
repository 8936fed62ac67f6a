import { diffSequences } from '../diff/diff-sequences.ts';
import type { Effort } from '../diff/effort.ts';
import type { CombineReason } from '../regions/region.ts';
import { type Edit, layOutEdits } from './edits.ts';
import { isRewritten, saysTwice } from './guards.ts';
import { type Passage, passageText } from './passage.ts';
import { readsAsWoven, weave } from './weave.ts';

/** One passage in three versions. */
export interface PassageTriple {
  readonly base: Passage;
  readonly mine: Passage;
  readonly theirs: Passage;
}

/** What combining a passage came to: a text to use, or one to offer, or nothing. */
export interface Combination {
  readonly edits: readonly Edit[];
  /** The text with both sides' edits, if nothing speaks against it. */
  readonly text?: string;
  readonly reason?: CombineReason;
  /** The text with both sides' edits, if it can be written but something speaks against it. */
  readonly suggestion?: string;
}

/**
 * Puts both sides' edits of a passage together, word by word. That holds only where at least one unchanged word stands
 * between edits of different sides, neither side rewrote most of the passage, nothing is said twice, and the result
 * reads as the blocks and words that it was put together from.
 */
export function combine({ base, mine, theirs }: PassageTriple, effort: Effort): Combination {
  const keys = (passage: Passage): string[] => passage.tokens.map((token) => token.key);
  const from = keys(base);
  const mineChanges = diffSequences(from, keys(mine), effort);
  const theirChanges = diffSequences(from, keys(theirs), effort);
  const edits = layOutEdits(base, mine, theirs, mineChanges, theirChanges);
  const woven = weave(base, mine, theirs, edits);
  if (!woven || saysTwice(base, mine, theirs, woven, edits) || !readsAsWoven(woven)) return { edits };
  const text = passageText(woven);
  const safe = edits.every((edit) => !edit.clash) && !isRewritten(base, edits);
  if (!safe) return { edits, suggestion: text };
  const wrapping =
    mineChanges.length === 0 || theirChanges.length === 0 || edits.every((edit) => edit.by === 'both');
  return { edits, text, reason: wrapping ? 'wrapping' : 'words' };
}
