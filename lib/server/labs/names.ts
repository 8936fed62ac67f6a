import { asSeen } from '@/lib/documents/use-cases/one-line';
import { clientName } from '@/lib/lab/people/names';

/** The place of somebody in a lab who gave a name: the number of the client, counted from 0. */
export interface OwnPlace {
  readonly place: number;
  readonly name: string;
}

/** Whoever sends without saying who they are is called so. */
export const NAMELESS = 'Visitor';
/** The author of the text that a lab starts with is called so. */
export const THE_LAB = 'The lab';
/** No client is called by one of these. */
const RESERVED = [NAMELESS, THE_LAB];

/**
 * The names of the first so many clients, in order. Whoever gave none gets the first of Ana, Ben, Cleo … that no client
 * before them has. A name depends on the clients before it only, and so it stays whoever comes later.
 */
export function clientNames(joined: number, own: readonly OwnPlace[]): readonly string[] {
  const given = new Map(own.map(({ place, name }) => [place, name]));
  const taken = keysOf(RESERVED);
  const names: string[] = [];
  let next = 0;
  for (let place = 0; place < joined; place += 1) {
    let name = given.get(place);
    while (name === undefined) {
      const offered = clientName(next);
      next += 1;
      if (!taken.has(nameKey(offered))) name = offered;
    }
    taken.add(nameKey(name));
    names.push(name);
  }
  return names;
}

/** The name that somebody wants, or the same with the first number from 2 on that makes it another than all of these. */
export function freeName(wanted: string, names: readonly string[]): string {
  const taken = keysOf([...RESERVED, ...names]);
  let name = wanted;
  for (let number = 2; taken.has(nameKey(name)); number += 1) name = `${wanted} ${number}`;
  return name;
}

/** What a name is compared by: capitals, kinds of spaces and what nobody sees make no difference. */
export function nameKey(name: string): string {
  return asSeen(name).toLowerCase();
}

function keysOf(names: readonly string[]): Set<string> {
  return new Set(names.map(nameKey));
}
