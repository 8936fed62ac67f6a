import { nameForSentence } from '@/components/ui/people/side-names';
import type { PersonHere } from '@/lib/client/presence/people-here';

/** How many are called by name. */
const NAMED = 2;
/** Characters of a name: there is little room in a row. */
const LONGEST = 20;

/** Who has a document open: "Ana and Ben are in it now", "Ana and 3 others are in it now". Empty for nobody. */
export function inItWords(people: readonly PersonHere[], more: number): string {
  const names = people.map(({ you, name }) => (you ? 'you' : nameForSentence(short(name))));
  const count = names.length + more;
  if (count === 0) return '';
  const [first] = names;
  if (count === 1 && first === 'you' && people[0]?.you) return 'You have it open in another tab';
  if (count === 1) return `${first} is in it now`;
  const named = names.slice(0, count === NAMED ? NAMED : 1);
  const rest = count - named.length;
  const last = rest > 0 ? `${rest} others` : named.pop();
  return `${named.join(', ')} and ${last} are in it now`;
}

function short(name: string): string {
  const letters = Array.from(name);
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : name;
}
