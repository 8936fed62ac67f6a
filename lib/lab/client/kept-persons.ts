import type { Person } from '@/lib/lab/people/person';

const key = (labId: string) => `midair-lab-${labId}-persons`;

/** The persons of a tab as they were left in a round of a lab; empty where nothing of that round is kept. */
export function keptPersons(labId: string, round: number): ReadonlyMap<string, Person> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key(labId)) ?? 'null');
    if (!isKept(kept) || kept.round !== round) return new Map();
    return new Map(kept.persons.filter(isPerson).map((person) => [person.name, person]));
  } catch {
    return new Map();
  }
}

/**
 * Keeps what the persons of a tab have read, typed and locked in a round, for as long as the tab lives. A collision that
 * waits for decisions is not kept: its save stays refused, and can be resolved anew.
 */
export function keepPersons(labId: string, round: number, persons: Iterable<Person>): void {
  try {
    const kept = [...persons].map((person) => ({ ...person, collision: null }));
    sessionStorage.setItem(key(labId), JSON.stringify({ round, persons: kept }));
  } catch {
    // The browser forbids storing, or there is no room: then a reload begins with empty panels.
  }
}

function isKept(value: unknown): value is { readonly round: number; readonly persons: readonly unknown[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'round' in value &&
    'persons' in value &&
    Array.isArray(value.persons)
  );
}

/** Whether it has what is shown and sent first; only this page writes there. */
function isPerson(value: unknown): value is Person {
  if (typeof value !== 'object' || value === null) return false;
  const has = (field: string, type: string) => typeof Reflect.get(value, field) === type;
  const texts = ['name', 'title', 'body'].every((field) => has(field, 'string'));
  return texts && has('revision', 'number') && has('added', 'number');
}
