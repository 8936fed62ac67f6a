import { nameForSentence } from '@/components/merge/side-names';
import type { NearbyEdit } from '@/lib/client/nearby-edits';
import type { PersonHere } from '@/lib/client/people-here';

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
