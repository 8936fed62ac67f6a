import type { Effort } from '../diff/effort.ts';
import type { CombineReason } from '../regions/region.ts';
import { type Edit, editsOf } from './edits.ts';
import { clashesWithMove, saysTwice } from './mixing-rules.ts';
import { type PassageTriple, passageText } from './passage.ts';
import { readsAsWoven, weave } from './weave.ts';

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
 * Puts both sides' edits of a passage together, word by word. That holds only where an unchanged word, or a block's
 * unchanged beginning, stands between edits of different sides, nothing is said twice, and the result reads as the blocks
 * and words that it was put together from.
 */
export function combine(triple: PassageTriple, effort: Effort): Combination {
  const edits = editsOf(triple, effort);
  const woven = weave(triple, edits);
  if (!woven || saysTwice(triple, woven, edits) || !readsAsWoven(woven)) return { edits };
  const text = passageText(woven);
  if (edits.some((edit) => edit.clash))
    return clashesWithMove(triple, edits) ? { edits } : { edits, suggestion: text };
  // Edits of words that are one side's alone, or the same on both: the rest of what was done is white space.
  const wrapping = new Set(edits.map(({ by }) => by)).size < 2;
  return { edits, text, reason: wrapping ? 'wrapping' : 'words' };
}
