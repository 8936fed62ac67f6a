import { isSelf } from '@/lib/client/document/is-self';
import { nameForSentence } from './side-names';

/** Somebody as the server names people; nobody where it does not say who it was. */
type Named = { readonly id: string; readonly name: string } | null | undefined;

/** Who is looking; unknown at first. */
type Me = Parameters<typeof isSelf>[1] | undefined;

/** Whether it was whoever is looking, under this name or a former one. */
export function isMyself(person: Named, me: Me): boolean {
  return person != null && me !== undefined && isSelf(person.id, me);
}

/** What somebody is called where a line or a sentence begins: "You", "Ana", "Someone". */
export function personName(person: Named, me: Me): string {
  return isMyself(person, me) ? 'You' : (person?.name ?? 'Someone');
}

/** The same inside a sentence: "you", "Ana", "someone". */
export function nameWithin(person: Named, me: Me): string {
  if (isMyself(person, me)) return 'you';
  return person ? nameForSentence(person.name) : 'someone';
}

/** Whose something is: "your", "Ana's". */
export function whose(person: Named, me: Me): string {
  return isMyself(person, me) ? 'your' : `${nameForSentence(person?.name ?? '')}'s`;
}
