import { nameWithin } from '@/components/ui/people/person-name';
import { nameForSentence } from '@/components/ui/people/side-names';
import { relativeTime } from '@/components/ui/time/relative-time';
import type { Myself, VersionRow } from '@/lib/client/api/shapes';

const number = new Intl.NumberFormat('en-GB');

/** A day in words, seen from `now`: "Today", "Yesterday", "Monday 4 May", "4 May 2025" of another year. */
export function dayWords(savedAt: string, now: number): string {
  const day = new Date(savedAt);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return 'Today';
  if (day.toDateString() === yesterday.toDateString()) return 'Yesterday';
  const sameYear = day.getFullYear() === today.getFullYear();
  return day.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? { weekday: 'long' } : { year: 'numeric' }),
  });
}

/** Which version of how many, by whom and when, as far as that is known: "Version 5 of 1,000, Ana, yesterday". */
export function placeWords(
  version: number,
  newest: number,
  row: Pick<VersionRow, 'author' | 'savedAt' | 'name'> | undefined,
  me: Myself | undefined,
  now: number,
): string {
  const place = `Version ${number.format(version)} of ${number.format(newest)}`;
  if (!row) return place;
  const who = nameWithin(row.author, me);
  const when = relativeTime(new Date(row.savedAt).getTime(), now);
  return [place, ...(row.name ? [`“${nameForSentence(row.name)}”`] : []), who, when].join(', ');
}

/** What a folded run holds beside the version that is shown of it: "7 more saves, v5 to v11". */
export function foldedWords(run: readonly Pick<VersionRow, 'version'>[]): string {
  const [first, last] = [run.at(-1)!.version, run[1]!.version];
  return `${number.format(run.length - 1)} more saves, v${first} to v${last}`;
}
