import type { Region } from '@/lib/merge/region';

/**
 * A key for each region that follows its texts: after a further collision a place that did not change keeps its
 * element, and with it the focus, what was unfolded and the scroll position.
 */
export function regionKeys(regions: readonly Region[]): readonly string[] {
  const seen = new Map<string, number>();
  return regions.map(({ kind, base, mine, theirs }) => {
    const texts = kind === 'unchanged' ? [base] : [base, mine, theirs];
    const key = `${kind} ${texts.map(fingerprint).join(' ')}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return `${key} ${before}`;
  });
}

/** FNV-1a, 32 bits: equal texts must agree; that different ones may too is what the counter above is for. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}.${hash >>> 0}`;
}
