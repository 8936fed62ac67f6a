import type { Guard } from '@/lib/lab/guards/guard';
import type { Schedule } from './program';

/** What came of a schedule: everybody's words are in, somebody was turned away, or words vanished unseen. */
export type Outcome = 'fine' | 'refused' | 'lost';

interface Person {
  /** The version read, its date in whole seconds, and whose words it had. */
  readonly tag: number;
  readonly date: number;
  readonly words: ReadonlySet<number>;
  readonly locked: boolean;
  /** What the check of a split PUT said. */
  readonly checked: boolean;
  readonly refused: boolean;
}

interface Server {
  readonly version: number;
  readonly date: number;
  readonly words: ReadonlySet<number>;
  readonly holder: number | null;
}

/** Under the optional guard the second person leaves the field out; everybody else sends it. */
export function sendsIfMatch(guard: Guard, who: number): boolean {
  if (guard === 'none' || guard === 'if-unmodified-since' || guard === 'lock') return false;
  return guard !== 'if-match-optional' || who !== 1;
}

/**
 * What theory says a schedule does under a guard, by acting it out on a server reduced to a version counter, a date,
 * the set of people whose word is in the text, and a lock. `secondOf` gives the whole second in which the move at an
 * index happens; the starting text dates from second 0. Without moves `lock` and `unlock` in the schedule a GET takes
 * the lock and a PUT gives it back. Everybody writes in a place of their own, so what is merged always fits together.
 */
export function simulate(
  guard: Guard,
  schedule: Schedule,
  secondOf: (index: number) => number = () => 0,
): Outcome {
  const stranger: Person = {
    tag: 0,
    date: 0,
    words: new Set(),
    locked: false,
    checked: false,
    refused: false,
  };
  const folded = !schedule.some(({ action }) => action === 'lock');
  const people = new Map<number, Person>();
  const written = new Set<number>();
  let server: Server = { version: 0, date: 0, words: new Set(), holder: null };

  for (const [index, { who, action }] of schedule.entries()) {
    let person = people.get(who) ?? stranger;
    const write = (words: ReadonlySet<number>) => {
      written.add(who);
      server = {
        ...server,
        version: server.version + 1,
        date: secondOf(index),
        words: new Set([...words, who]),
      };
    };
    const lock = () => {
      const free = server.holder === null;
      if (free) server = { ...server, holder: who };
      person = { ...person, locked: free, refused: person.refused || !free };
    };
    const unlock = () => {
      if (person.locked) server = { ...server, holder: null };
      person = { ...person, locked: false };
    };
    const current = person.tag === server.version;
    switch (action) {
      case 'lock':
        lock();
        break;
      case 'get':
        if (guard === 'lock' && folded) lock();
        person = { ...person, tag: server.version, date: server.date, words: server.words };
        break;
      case 'check':
        person = { ...person, checked: current, refused: !current };
        break;
      case 'write':
        if (person.checked) write(person.words);
        break;
      case 'put':
        if (passes(guard, who, person, server)) write(person.words);
        else if (guard === 'if-match-merge') write(new Set([...person.words, ...server.words]));
        else person = { ...person, refused: true };
        if (guard === 'lock' && folded) unlock();
        break;
      case 'unlock':
        unlock();
        break;
      case 'edit':
        break;
    }
    people.set(who, person);
  }
  if ([...written].some((who) => !server.words.has(who))) return 'lost';
  return [...people.values()].some(({ refused }) => refused) ? 'refused' : 'fine';
}

function passes(guard: Guard, who: number, person: Person, server: Server): boolean {
  if (guard === 'if-unmodified-since') return server.date <= person.date;
  if (guard === 'lock') return person.locked;
  return !sendsIfMatch(guard, who) || person.tag === server.version;
}
