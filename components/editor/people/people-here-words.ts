import { nameForSentence } from '@/components/ui/people/side-names';
import type { NearbyEdit } from '@/lib/client/presence/nearby-edits';
import type { PersonHere } from '@/lib/client/presence/people-here';
import type { LineRange } from '@/lib/documents/content/line-range';

/** What somebody is called among those who are here: "Ben", "You, in another tab". */
export function nameHere({ name, you, tabs }: PersonHere): string {
  if (!you) return nameForSentence(name);
  return tabs === 1 ? 'You, in another tab' : `You, in ${tabs} other tabs`;
}

/** Everybody who is here, in one line: "Here now: Ben (unsaved changes), You, in another tab". */
export function hereWords(people: readonly PersonHere[], more: number): string {
  const named = people.map((person) => `${nameHere(person)}${person.unsaved ? ' (unsaved changes)' : ''}`);
  return `Here now: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}

/** Ranges that are named one by one; what is more is only said to be there. */
const NAMED = 3;

/** That somebody holds unsaved changes, and where: "Unsaved changes in lines 3 to 5 and 9". */
export function unsavedWords(lines: readonly LineRange[]): string {
  if (lines.length === 0) return 'Unsaved changes';
  const named = lines.slice(0, NAMED).map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  if (lines.length > NAMED) named.push('more');
  const last = named.pop()!;
  const where = named.length === 0 ? last : `${named.join(', ')} and ${last}`;
  const several = lines.length > 1 || lines[0]![0] !== lines[0]![1];
  return `Unsaved changes in ${several ? 'lines' : 'line'} ${where}`;
}

/** What is said of a line that somebody is changing. */
export function busyWords({ name, you }: PersonHere): string {
  return you
    ? 'You are changing this in another tab, not saved yet'
    : `${nameForSentence(name)} is changing this, not saved yet`;
}

/** That others are changing what is being changed here: "Ben is changing line 3 too, not saved yet." */
export function nearbyWords(edits: readonly NearbyEdit[]): string {
  const [first, ...others] = edits;
  if (!first) return '';
  const who = first.person.you ? 'You, in another tab,' : nameForSentence(first.person.name);
  if (others.length === 0) {
    return `${who} ${first.person.you ? 'are' : 'is'} changing line ${first.line} too, not saved yet.`;
  }
  const rest = others.length === 1 ? 'one more' : `${others.length} more`;
  return `${who} and ${rest} are changing the same lines as you, not saved yet.`;
}
