import { type Content, FIELDS } from '@/lib/client/document/content';
import { type Four, whyMiscounted } from './fair-counts';
import { whyMisplaced } from './fair-gaps';
import { whyMisordered } from './fair-order';

/**
 * Why `result` is no merge of two texts that grew from `base`, or `null`. Knows nothing of how texts are merged:
 * - where one side alone changed anything, or both did the same, it is that, byte for byte;
 * - every word and every symbol comes and goes as often as both sides made it come and go, and what both did alike, once
 *   or twice (`whyMiscounted`);
 * - words keep the order that one side gave them, and what one moved and the other took away is there (`whyMisordered`);
 * - what stands between two words that stayed neighbours, white space and all, is what the side has that changed it
 *   (`whyMisplaced`).
 */
export function whyUnfair(base: Content, mine: Content, theirs: Content, result: Content): string | null {
  for (const field of FIELDS) {
    const why = whyUnfairText(base[field], mine[field], theirs[field], result[field]);
    if (why !== null) return `${why} in the ${field}`;
  }
  return null;
}

/** The same for one text. */
export function whyUnfairText(base: string, mine: string, theirs: string, result: string): string | null {
  const texts: Four = [base, mine, theirs, result];
  if (mine === base || theirs === base || mine === theirs) {
    const wanted = mine === base ? theirs : mine;
    return result === wanted ? null : `one side alone changed it, of ${JSON.stringify(texts)}`;
  }
  const why = whyMiscounted(texts) ?? whyMisordered(texts) ?? whyMisplaced(texts);
  return why === null ? null : `${why}, of ${JSON.stringify(texts)}`;
}
