import { nameForSentence } from '@/components/ui/people/side-names';
import type { LinesFrom } from '@/lib/client/cache/who-wrote';

/** Which lines these are: "line 4", "lines 4 to 9". */
export function lineNumbers({ line, count }: Pick<LinesFrom, 'line' | 'count'>): string {
  return count === 1 ? `line ${line}` : `lines ${line} to ${line + count - 1}`;
}

/** How many lines each has: "Each line counts for whoever changed it last: Ana 12, Ben 3." Most lines first. */
export function linesByAuthor(runs: readonly LinesFrom[], whoOf: (run: LinesFrom) => string): string {
  const counts = new Map<string, { readonly name: string; readonly count: number }>();
  for (const run of runs) {
    // People of one name are still different people.
    const key = run.origin?.author?.id ?? whoOf(run);
    const count = (counts.get(key)?.count ?? 0) + run.count;
    counts.set(key, { name: nameForSentence(whoOf(run)), count });
  }
  if (counts.size === 0) return 'This version has no lines.';
  const most = [...counts.values()].sort((a, b) => b.count - a.count);
  return `Each line counts for whoever changed it last: ${most.map(({ name, count }) => `${name} ${count}`).join(', ')}.`;
}
