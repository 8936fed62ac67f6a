import { z } from 'zod';
import { type LineRange, tidyRanges } from '@/lib/documents/content/line-range';
import type { Person } from '@/lib/documents/people/person';

/** A tab that has not been heard of for so long is gone, in milliseconds. Tabs speak up every four seconds. */
export const PRESENCE_LEASE = 9_000;
/** A person's further tabs replace the one not heard of for longest. */
export const MAX_TABS_PER_PERSON = 40;
/** Tabs that one document keeps track of; of more, those of the last in rank go. */
export const MAX_TABS_PER_DOCUMENT = 2_000;
/** People whom the list names, first in rank; the others are counted. */
export const MAX_PEOPLE_LISTED = 100;
const MAX_RANGES = 20;
const MAX_LINE = 10_000_000;

const line = z.int().min(1).max(MAX_LINE);

/** A tab's name: made by the client, meaningless but for being its own. */
export const tabName = z.string().regex(/^[\w-]{1,64}$/);

/** What a tab says of itself. Who it belongs to is never taken from here. */
export const presenceReport = z.strictObject({
  tab: tabName,
  unsaved: z.boolean(),
  lines: z
    .array(z.tuple([line, line]).refine(([from, to]) => from <= to, 'The first line comes first.'))
    .max(1_000)
    .default([])
    .transform((lines) => tidyRanges(lines, MAX_RANGES)),
});

export type PresenceReport = z.infer<typeof presenceReport>;

/** A tab that has the document open. */
interface PresentTab {
  readonly tab: string;
  /** It holds edits that are not saved yet. */
  readonly unsaved: boolean;
  /** Lines of the version it started from that those edits touch. */
  readonly lines: readonly LineRange[];
}

/** A person who has the document open, with all of their tabs. */
export interface Present extends Person {
  readonly tabs: readonly PresentTab[];
}

/** How much speaks for somebody's being one whom the others want to see, the most first. */
export const STANDINGS = ['let-in', 'named', 'nameless'] as const;

/** What else is known of somebody who comes; nobody else hears of it. */
export interface Visitor {
  /** Owns the document or was invited, has chosen a name, or neither. */
  readonly standing: (typeof STANDINGS)[number];
  /** Where they come from: strangers from one place stand back behind those of other places. */
  readonly origin: string;
  /** Ids of those who have become them. */
  readonly was: readonly string[];
}

const STRANGER: Visitor = { standing: 'nameless', origin: '', was: [] };

interface Sighting extends PresentTab {
  readonly person: Person;
  readonly visitor: Visitor;
  /** When it was last heard of, in milliseconds. */
  readonly seenAt: number;
}

/** Everybody at one document, in order of arrival. Keys join person and tab. */
export type Roster = ReadonlyMap<string, Sighting>;

export const EMPTY_ROSTER: Roster = new Map();

/**
 * A tab speaks up: it comes, stays, or says something new. Whoever was there by that tab and has become this person, is
 * not there beside themselves. Keeps the limits above.
 */
export function arrive(
  roster: Roster,
  person: Person,
  report: PresenceReport,
  now: number,
  visitor: Visitor = STRANGER,
): Roster {
  const key = keyOf(person.id, report.tab);
  const next = new Map(roster);
  for (const id of visitor.was) next.delete(keyOf(id, report.tab));
  if (!roster.has(key)) {
    const own = [...next].filter(([, sighting]) => sighting.person.id === person.id);
    if (own.length >= MAX_TABS_PER_PERSON) {
      next.delete(own.reduce((oldest, one) => (one[1].seenAt < oldest[1].seenAt ? one : oldest))[0]);
    }
  }
  const lines = report.unsaved ? report.lines : [];
  next.set(key, { person, visitor, tab: report.tab, unsaved: report.unsaved, lines, seenAt: now });
  if (next.size <= MAX_TABS_PER_DOCUMENT) return next;
  const last = ranked(next).at(-1)!;
  // Whoever comes last in rank waits: the others stay as they are.
  if (last === person.id) return roster;
  const [latest] = [...next].findLast(([, sighting]) => sighting.person.id === last)!;
  next.delete(latest);
  return next;
}

/** A person's tab goes, or with `null` all of them. The same roster when there was nothing to go. */
export function leave(roster: Roster, personId: string, tab: string | null): Roster {
  return without(
    roster,
    (sighting) => sighting.person.id === personId && (tab ?? sighting.tab) === sighting.tab,
  );
}

/** Without the tabs whose lease is over. The same roster when there are none. */
export function expire(roster: Roster, now: number): Roster {
  return without(roster, (sighting) => now - sighting.seenAt >= PRESENCE_LEASE);
}

/** Without the people who are not to be there any more. The same roster when there are none. */
export function keep(roster: Roster, stays: (personId: string) => boolean): Roster {
  return without(roster, ({ person }) => !stays(person.id));
}

/**
 * The ids of the people, first in rank first: by standing; then each place's first, each place's second and so on, so that
 * however many strangers come from one place, they stand behind the first of every other; then by arrival.
 */
function ranked(roster: Roster): readonly string[] {
  const people = new Map<string, { standing: number; origin: string; nth: number; arrival: number }>();
  const places = new Map<string, number>();
  for (const { person, visitor } of roster.values()) {
    const standing = STANDINGS.indexOf(visitor.standing);
    const known = people.get(person.id);
    if (known) known.standing = Math.min(known.standing, standing);
    else people.set(person.id, { standing, origin: visitor.origin, nth: 0, arrival: people.size });
  }
  for (const one of people.values()) {
    const place = `${one.standing} ${one.origin}`;
    one.nth = places.get(place) ?? 0;
    places.set(place, one.nth + 1);
  }
  return [...people]
    .sort(([, a], [, b]) => a.standing - b.standing || a.nth - b.nth || a.arrival - b.arrival)
    .map(([id]) => id);
}

/** The roster as readers see it: the first in rank, in order of arrival, the name and colour that each gave last. */
export function listPresent(roster: Roster): { readonly people: readonly Present[]; readonly more: number } {
  const people = new Map<string, Person & { tabs: PresentTab[]; seenAt: number }>();
  for (const { person, seenAt, tab, unsaved, lines } of roster.values()) {
    const known = people.get(person.id);
    const newest = !known || seenAt >= known.seenAt ? { ...person, seenAt } : known;
    people.set(person.id, { ...newest, tabs: [...(known?.tabs ?? []), { tab, unsaved, lines }] });
  }
  const first =
    people.size > MAX_PEOPLE_LISTED ? new Set(ranked(roster).slice(0, MAX_PEOPLE_LISTED)) : people;
  const listed = [...people.values()].filter(({ id }) => first.has(id));
  return {
    people: listed.map(({ id, name, colour, tabs }) => ({ id, name, colour, tabs })),
    more: people.size - listed.length,
  };
}

function without(roster: Roster, gone: (sighting: Sighting) => boolean): Roster {
  const left = [...roster].filter(([, sighting]) => !gone(sighting));
  return left.length === roster.size ? roster : new Map(left);
}

function keyOf(personId: string, tab: string): string {
  return `${personId}\n${tab}`;
}
