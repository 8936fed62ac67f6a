import type { Effort } from '../diff/effort.ts';
import { plainRegion, type Texts } from '../regions/plain-region.ts';
import type { Region } from '../regions/region.ts';
import { withSuggestion } from '../regions/with-suggestion.ts';
import { combine } from './combine.ts';
import { type Cut, cutsAroundClash } from './cuts.ts';
import { isUnrelated } from './mixing-rules.ts';
import { type PassageTriple, passageText, slicePassage } from './passage.ts';

/**
 * The regions of a passage that both sides changed: one if their edits can be combined, else a conflict, with what
 * merges cleanly before and after it cut off at the end of a sentence or block.
 */
export function refine(triple: PassageTriple, effort: Effort): readonly Region[] {
  const whole = plainRegion(textsOf(triple));
  if (whole.conflict !== 'reworded') return [whole];
  const { base, mine, theirs } = triple;
  if (isUnrelated(base, mine) && isUnrelated(base, theirs) && isUnrelated(mine, theirs)) return [whole];
  const { edits, text, reason, suggestion } = combine(triple, effort);
  if (text !== undefined && reason) return [{ ...textsOf(triple), kind: 'combined', text, reason }];
  const { before, after } = cutsAroundClash(triple.base, edits);
  const start: Cut = { base: 0, mine: 0, theirs: 0 };
  const end: Cut = {
    base: triple.base.tokens.length,
    mine: triple.mine.tokens.length,
    theirs: triple.theirs.tokens.length,
  };
  const head = before && cleanRegion(sliceTriple(triple, start, before), effort);
  const tail = after && cleanRegion(sliceTriple(triple, after, end), effort);
  if (!head && !tail) return [offering(whole, suggestion)];
  const middle = sliceTriple(triple, (head && before) ?? start, (tail && after) ?? end);
  const offer = combine(middle, effort);
  const conflict = offering(plainRegion(textsOf(middle)), offer.text ?? offer.suggestion);
  return [...(head ? [head] : []), conflict, ...(tail ? [tail] : [])];
}

/** The passage as a region that is no conflict, or `null` if it is one. */
function cleanRegion(triple: PassageTriple, effort: Effort): Region | null {
  const plain = plainRegion(textsOf(triple));
  if (plain.kind !== 'conflict') return plain;
  if (plain.conflict !== 'reworded') return null;
  const { text, reason } = combine(triple, effort);
  return text === undefined || !reason ? null : { ...textsOf(triple), kind: 'combined', text, reason };
}

/** What was reworded, with what may be offered for it. */
const offering = (region: Region, suggestion: string | undefined): Region =>
  region.conflict === 'reworded' ? withSuggestion(region, suggestion) : region;

function textsOf({ base, mine, theirs }: PassageTriple): Texts {
  return { base: passageText(base), mine: passageText(mine), theirs: passageText(theirs) };
}

function sliceTriple({ base, mine, theirs }: PassageTriple, from: Cut, to: Cut): PassageTriple {
  return {
    base: slicePassage(base, from.base, to.base),
    mine: slicePassage(mine, from.mine, to.mine),
    theirs: slicePassage(theirs, from.theirs, to.theirs),
  };
}
