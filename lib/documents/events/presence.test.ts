import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrive,
  EMPTY_ROSTER,
  expire,
  leave,
  listPresent,
  MAX_PEOPLE_LISTED,
  MAX_TABS_PER_DOCUMENT,
  MAX_TABS_PER_PERSON,
  PRESENCE_LEASE,
  presenceReport,
  type Roster,
  STANDINGS,
  type Visitor,
} from './presence';

const ana = { id: 'ana', name: 'Ana', colour: 1 };
const ben = { id: 'ben', name: 'Ben', colour: 2 };
const idle = (tab: string) => ({ tab, unsaved: false, lines: [] });
const names = (roster: Roster) =>
  listPresent(roster).people.map((p) => `${p.name}:${p.tabs.map((t) => t.tab)}`);

describe('who is here', () => {
  it('lists each person once, with all of their tabs', () => {
    let roster = arrive(EMPTY_ROSTER, ana, idle('a1'), 0);
    roster = arrive(roster, ben, idle('b1'), 1);
    roster = arrive(roster, ana, idle('a2'), 2);
    expect(names(roster)).toEqual(['Ana:a1,a2', 'Ben:b1']);
  });

  it('tells unsaved edits and their lines, tidied', () => {
    const lines: [number, number][] = [
      [7, 9],
      [1, 2],
      [3, 3],
      [8, 12],
    ];
    const report = presenceReport.parse({ tab: 'a1', unsaved: true, lines });
    const roster = arrive(EMPTY_ROSTER, ana, report, 0);
    expect(listPresent(roster).people[0]?.tabs).toEqual([
      {
        tab: 'a1',
        unsaved: true,
        lines: [
          [1, 3],
          [7, 12],
        ],
      },
    ]);
  });

  it('forgets the lines of a tab that holds nothing unsaved', () => {
    const roster = arrive(EMPTY_ROSTER, ana, { tab: 'a1', unsaved: false, lines: [[1, 2]] }, 0);
    expect(listPresent(roster).people[0]?.tabs[0]?.lines).toEqual([]);
  });

  it('shows the name that a person gave last, in every tab', () => {
    let roster = arrive(EMPTY_ROSTER, ana, idle('a1'), 0);
    roster = arrive(roster, { ...ana, name: 'Ana Maria' }, idle('a2'), 1);
    roster = arrive(roster, { ...ana, name: 'Ana Maria' }, idle('a1'), 2);
    expect(names(roster)).toEqual(['Ana Maria:a1,a2']);
  });

  it('lets a closed tab go at once, and only that one', () => {
    const roster = arrive(arrive(EMPTY_ROSTER, ana, idle('a1'), 0), ana, idle('a2'), 0);
    expect(names(leave(roster, 'ana', 'a1'))).toEqual(['Ana:a2']);
    expect(names(leave(roster, 'ana', null))).toEqual([]);
  });

  it('has nobody beside whom they have become by the same tab, and leaves other tabs and people', () => {
    const became = (was: readonly string[]): Visitor => ({ standing: 'named', origin: '', was });
    let roster = arrive(EMPTY_ROSTER, ana, idle('t'), 0);
    roster = arrive(arrive(roster, ana, idle('other'), 0), { ...ben, id: 'cy', name: 'Cy' }, idle('t'), 0);
    expect(names(arrive(roster, ben, idle('t'), 1, became([])))).toEqual(['Ana:t,other', 'Cy:t', 'Ben:t']);
    expect(names(arrive(roster, ben, idle('t'), 1, became(['dan', 'ana'])))).toEqual([
      'Ana:other',
      'Cy:t',
      'Ben:t',
    ]);
  });

  it('lets nobody send somebody else away', () => {
    const roster = arrive(EMPTY_ROSTER, ana, idle('t'), 0);
    expect(leave(roster, 'ben', 't')).toBe(roster);
  });

  it('lets a tab go that was silent for the whole lease, and keeps one that spoke up', () => {
    let roster = arrive(EMPTY_ROSTER, ana, idle('a1'), 0);
    roster = arrive(roster, ben, idle('b1'), 0);
    roster = arrive(roster, ana, idle('a1'), PRESENCE_LEASE - 1);
    expect(expire(roster, PRESENCE_LEASE - 1)).toBe(roster);
    expect(names(expire(roster, PRESENCE_LEASE))).toEqual(['Ana:a1']);
  });
});

describe('limits', () => {
  it('replaces the tab not heard of for longest when one person opens too many', () => {
    let roster: Roster = EMPTY_ROSTER;
    for (let i = 0; i < MAX_TABS_PER_PERSON; i++) roster = arrive(roster, ana, idle(`t${i}`), i);
    roster = arrive(roster, ana, idle('t0'), 100);
    roster = arrive(roster, ana, idle('more'), 101);
    const tabs = listPresent(roster).people[0]?.tabs.map((t) => t.tab);
    expect(tabs).toHaveLength(MAX_TABS_PER_PERSON);
    expect(tabs).toContain('t0');
    expect(tabs).not.toContain('t1');
  });

  it('names some people and counts the rest', () => {
    let roster: Roster = EMPTY_ROSTER;
    for (let i = 0; i < MAX_TABS_PER_DOCUMENT + 5; i++) {
      roster = arrive(roster, { id: `p${i}`, name: 'P', colour: 0 }, idle('t'), 0);
    }
    expect(roster.size).toBe(MAX_TABS_PER_DOCUMENT);
    const list = listPresent(roster);
    expect(list.people).toHaveLength(MAX_PEOPLE_LISTED);
    expect(list.more).toBe(MAX_TABS_PER_DOCUMENT - MAX_PEOPLE_LISTED);
  });

  it('never exceeds a person’s tabs, whatever comes and goes', () => {
    const step = fc.record({
      who: fc.constantFrom(ana, ben),
      tab: fc.nat(80),
      goes: fc.boolean(),
      wait: fc.nat(4_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let roster: Roster = EMPTY_ROSTER;
        let now = 0;
        for (const { who, tab, goes, wait } of steps) {
          now += wait;
          roster = expire(roster, now);
          roster = goes ? leave(roster, who.id, `${tab}`) : arrive(roster, who, idle(`${tab}`), now);
          for (const person of listPresent(roster).people) {
            expect(person.tabs.length).toBeLessThanOrEqual(MAX_TABS_PER_PERSON);
          }
        }
      }),
    );
  });
});

describe('a crowd', () => {
  const visitor = (standing: Visitor['standing'], origin: string): Visitor => ({
    standing,
    origin,
    was: [],
  });
  const listed = (roster: Roster) => listPresent(roster).people.map(({ id }) => id);
  const crowd = (roster: Roster, size: number, who: Visitor) => {
    let next = roster;
    for (let i = 0; i < size; i++) {
      next = arrive(
        next,
        { id: `${who.standing} ${i} of ${who.origin}`, name: 'x', colour: 0 },
        idle('t'),
        0,
        who,
      );
    }
    return next;
  };

  it('of strangers from one place hides nobody from another, whoever came first', () => {
    const strangers = visitor('nameless', 'there');
    for (const size of [MAX_PEOPLE_LISTED, MAX_TABS_PER_DOCUMENT, MAX_TABS_PER_DOCUMENT + 50]) {
      const late = arrive(
        crowd(EMPTY_ROSTER, size, strangers),
        ana,
        idle('a1'),
        1,
        visitor('nameless', 'here'),
      );
      expect(listed(late)).toContain('ana');
      const early = crowd(
        arrive(EMPTY_ROSTER, ana, idle('a1'), 0, visitor('nameless', 'here')),
        size,
        strangers,
      );
      expect(listed(early)).toContain('ana');
      expect(late.size).toBeLessThanOrEqual(MAX_TABS_PER_DOCUMENT);
    }
  });

  it('behind one address with somebody hides them only while they have no name', () => {
    const strangers = crowd(EMPTY_ROSTER, MAX_TABS_PER_DOCUMENT, visitor('nameless', 'here'));
    for (const standing of ['named', 'let-in'] as const) {
      expect(listed(arrive(strangers, ana, idle('a1'), 1, visitor(standing, 'here')))).toContain('ana');
    }
    expect(arrive(strangers, ana, idle('a1'), 1, visitor('nameless', 'here'))).toBe(strangers);
  });

  it('that comes on leaves the list as it is', () => {
    const strangers = crowd(EMPTY_ROSTER, MAX_PEOPLE_LISTED, visitor('named', 'there'));
    const before = listed(arrive(strangers, ana, idle('a1'), 0, visitor('let-in', 'here')));
    let roster = arrive(strangers, ana, idle('a1'), 0, visitor('let-in', 'here'));
    for (let i = 0; i < 300; i++) {
      roster = arrive(
        roster,
        { id: `later ${i}`, name: 'x', colour: 0 },
        idle('t'),
        1,
        visitor('named', 'there'),
      );
      expect(listed(roster)).toEqual(before);
    }
    expect(listPresent(roster).more).toBe(301);
  });

  it('of any make and in any order never hides somebody behind those who stand lower', () => {
    const anybody = fc.record({
      who: fc.nat(400),
      standing: fc.constantFrom(...STANDINGS),
      origin: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(anybody, { minLength: 150, maxLength: 400 }), (arrivals) => {
        let roster = EMPTY_ROSTER;
        const standings = new Map<string, number>();
        for (const { who, standing, origin } of arrivals) {
          const id = `p${who}`;
          const rank = STANDINGS.indexOf(standing);
          standings.set(id, Math.min(standings.get(id) ?? rank, rank));
          roster = arrive(roster, { id, name: 'x', colour: 0 }, idle(standing), 0, visitor(standing, origin));
        }
        const shown = new Set(listed(roster));
        const hidden = [...standings].filter(([id]) => !shown.has(id)).map(([, rank]) => rank);
        const worst = Math.max(...[...shown].map((id) => standings.get(id)!));
        for (const rank of hidden) expect(rank).toBeGreaterThanOrEqual(worst);
        expect(shown.size).toBe(Math.min(standings.size, MAX_PEOPLE_LISTED));
      }),
      { numRuns: 60 },
    );
  });

  it('is told of nobody where they come from', () => {
    const roster = arrive(EMPTY_ROSTER, ana, idle('a1'), 0, visitor('let-in', '203.0.113.7'));
    expect(JSON.stringify(listPresent(roster))).not.toMatch(/203|let-in/);
  });
});

describe('what a tab may say', () => {
  const accepted = (value: unknown) => presenceReport.safeParse(value).success;

  it('is its name, whether it holds unsaved edits, and in which lines', () => {
    expect(accepted({ tab: 'a1', unsaved: true, lines: [[1, 4]] })).toBe(true);
    expect(accepted({ tab: 'a1', unsaved: false })).toBe(true);
  });

  it.each([
    ['a name of its own choosing', { tab: 'a1', unsaved: false, lines: [], name: 'Root' }],
    ['no tab', { unsaved: false, lines: [] }],
    ['a tab that is no plain word', { tab: 'a b', unsaved: false, lines: [] }],
    ['a tab of any length', { tab: 'a'.repeat(65), unsaved: false, lines: [] }],
    ['lines that run backwards', { tab: 'a1', unsaved: true, lines: [[4, 1]] }],
    ['lines that begin at nothing', { tab: 'a1', unsaved: true, lines: [[0, 1]] }],
    ['broken numbers', { tab: 'a1', unsaved: true, lines: [[1.5, 2]] }],
    ['numbers in words', { tab: 'a1', unsaved: true, lines: [['1', '2']] }],
    ['no list', { tab: 'a1', unsaved: true, lines: 'all' }],
    ['more lines than anybody edits', { tab: 'a1', unsaved: true, lines: Array(1_001).fill([1, 1]) }],
    ['nothing', null],
  ])('is not %s', (_what, value) => {
    expect(accepted(value)).toBe(false);
  });
});
