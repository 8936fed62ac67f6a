import { isMyself, personName } from '@/components/ui/people/person-name';
import { nameForSentence } from '@/components/ui/people/side-names';
import type { Myself } from '@/lib/client/api/shapes';
import type { LinesFrom } from '@/lib/client/cache/who-wrote';

/** Which lines these are: "line 4", "lines 4 to 9". */
export function lineNumbers({ line, count }: Pick<LinesFrom, 'line' | 'count'>): string {
  return count === 1 ? `line ${line}` : `lines ${line} to ${line + count - 1}`;
}

/** How many lines each has: "Each line counts for the person who changed it last: Ana 12, Ben 3." Most lines first. */
export function linesByAuthor(runs: readonly LinesFrom[], me: Myself | undefined): string {
  const counts = new Map<string | null | undefined, { readonly name: string; readonly count: number }>();
  for (const { origin, count: more } of runs) {
    // People of one name are still different people, and one person under two names is one.
    const key = origin && (isMyself(origin.author, me) ? me?.id : origin.author?.id);
    const count = (counts.get(key)?.count ?? 0) + more;
    counts.set(key, { name: origin ? nameForSentence(personName(origin.author, me)) : 'Earlier', count });
  }
  if (counts.size === 0) return 'This version has no lines.';
  const most = [...counts.values()].sort((a, b) => b.count - a.count);
  return `Each line counts for the person who changed it last: ${most.map(({ name, count }) => `${name} ${count}`).join(', ')}.`;
}
