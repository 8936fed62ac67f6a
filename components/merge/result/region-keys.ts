import type { Region } from '@/lib/merge/regions/region';

/**
 * A key for each region that follows its texts: after a further collision a place that did not change keeps its
 * element, and with it the focus, what was unfolded and the scroll position.
 */
export function regionKeys(regions: readonly Region[]): readonly string[] {
  const seen = new Map<string, number>();
  return regions.map(({ kind, base, mine, theirs }) => {
    const texts = kind === 'unchanged' ? [base] : [base, mine, theirs];
    const key = [kind, ...texts.map((text) => `${text.length}.${fingerprint(text)}`)].join(' ');
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return `${key} ${before}`;
  });
}

const FEW = 60;
const MOST_IN_A_CHUNK = 16;

/**
 * Where a long text is cut into chunks of about eight regions that the browser lays out together: the indexes of the
 * first regions. The cuts follow the keys, so that a change in one place does not move those elsewhere.
 */
export function chunkStarts(keys: readonly string[]): readonly number[] {
  if (keys.length <= FEW) return [0];
  const starts = [0];
  for (const [index, key] of keys.entries()) {
    const length = index - starts.at(-1)!;
    if (length >= MOST_IN_A_CHUNK || (length > 2 && fingerprint(key) % 6 === 0)) starts.push(index);
  }
  return starts;
}

const LOOKED_AT = 400;

/**
 * FNV-1a, 32 bits, over the characters at both ends of a long text: equal texts must agree; that different ones may
 * too is what the counter above is for.
 */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  const ends = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT / 2) + text.slice(-LOOKED_AT / 2) : text;
  for (let at = 0; at < ends.length; at += 1) hash = Math.imul(hash ^ ends.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
