import type { VersionRow } from '@/lib/client/api/shapes';

/**
 * How much a version changed against the one before it, once to be seen and once to be heard.
 *
 * @param before the version before it, if that is known here.
 */
export function sizeWords(
  { linesAdded, linesRemoved, title }: VersionRow,
  before: VersionRow | undefined,
): { readonly seen: string; readonly heard: string } {
  if (linesAdded === 0 && linesRemoved === 0) {
    const words = before && before.title !== title ? 'new title' : 'no lines changed';
    return { seen: words, heard: words };
  }
  const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`);
  return {
    seen: `+${linesAdded} −${linesRemoved} ${linesAdded + linesRemoved === 1 ? 'line' : 'lines'}`,
    heard: `${lines(linesAdded)} added, ${lines(linesRemoved)} removed`,
  };
}
