import { describe, expect, it } from 'vitest';
import { PRESENCE_LEASE } from '@/lib/documents/events/presence';
import { PresenceBoard } from './presence-board';

const ana = { id: 'ana', name: 'Ana', colour: 1 };
const ben = { id: 'ben', name: 'Ben', colour: 2 };
const known = { standing: 'named', origin: 'here', was: [] } as const;
const idle = (tab: string) => ({ tab, unsaved: false, lines: [] });

/** A board with a clock that moves only when told to. */
function board(readers = 0) {
  const lists: string[] = [];
  const timers: { at: number; run: () => void }[] = [];
  let now = 1_000_000;
  const made = new PresenceBoard({
    tell: ({ event }) => {
      if (event.type !== 'presence') return;
      lists.push(
        event.people.map((p) => `${p.name}:${p.tabs.map((t) => t.tab + (t.unsaved ? '*' : ''))}`).join(' '),
      );
    },
    audience: () => readers,
    now: () => now,
    after: (delay, run) => timers.push({ at: now + delay, run }),
  });
  return {
    board: made,
    lists,
    pass(time: number) {
      now += time;
      for (const timer of timers.splice(0)) {
        if (timer.at <= now) timer.run();
        else timers.push(timer);
      }
    },
  };
}

describe('who is at a document', () => {
  it('is told at once when somebody comes or closes the tab', () => {
    const { board: b, lists, pass } = board();
    b.arrive('d', ana, idle('a1'), known);
    pass(1_000);
    b.arrive('d', ben, idle('b1'), known);
    pass(1_000);
    b.leave('d', 'ana', 'a1');
    expect(lists).toEqual(['Ana:a1', 'Ana:a1 Ben:b1', 'Ben:b1']);
  });

  it('is not told again when nothing changed', () => {
    const { board: b, lists, pass } = board();
    for (let i = 0; i < 5; i++) {
      b.arrive('d', ana, idle('a1'), known);
      pass(4_000);
      b.sweep();
    }
    b.leave('d', 'ana', 'unknown');
    expect(lists).toEqual(['Ana:a1']);
  });

  it('is told in one list what many changes in a short time came to', () => {
    const { board: b, lists, pass } = board(1_000);
    b.arrive('d', ana, idle('a1'), known);
    for (let i = 0; i < 50; i++) b.arrive('d', ana, { tab: 'a1', unsaved: i % 2 === 0, lines: [] }, known);
    b.arrive('d', ben, { tab: 'b1', unsaved: true, lines: [] }, known);
    expect(lists).toEqual(['Ana:a1']);
    pass(2_100);
    expect(lists).toEqual(['Ana:a1', 'Ana:a1 Ben:b1*']);
    pass(10_000);
    expect(lists).toHaveLength(2);
  });

  it('is told the more seldom the longer the list is, so that a crowd of tabs does not fill the lines of its readers', () => {
    const { board: b, lists, pass } = board(40);
    b.arrive('d', ana, idle('a1'), known);
    const lines = Array.from({ length: 20 }, (_, nth) => [nth * 2 + 1_001, nth * 2 + 1_001] as const);
    for (let person = 0; person < 25; person++) {
      const visitor = { id: `visitor ${person}`, name: 'Visitor', colour: 0 };
      for (let tab = 0; tab < 40; tab++)
        b.arrive('d', visitor, { tab: `t${tab}`, unsaved: true, lines }, known);
    }
    pass(200);
    expect(lists).toHaveLength(2);
    b.leave('d', 'ana', 'a1');
    pass(200);
    expect(lists).toHaveLength(2);
    pass(2_000);
    expect(lists).toHaveLength(3);
  });

  it('says nothing of a change that was taken back in time', () => {
    const { board: b, lists, pass } = board();
    b.arrive('d', ana, idle('a1'), known);
    b.arrive('d', ben, idle('b1'), known);
    b.leave('d', 'ben', 'b1');
    pass(1_000);
    expect(lists).toEqual(['Ana:a1']);
  });

  it('loses somebody who fell silent, within ten seconds', () => {
    const { board: b, lists, pass } = board();
    b.arrive('d', ana, idle('a1'), known);
    for (let second = 0; second < 10; second++) {
      pass(1_000);
      b.sweep();
    }
    expect(PRESENCE_LEASE).toBeLessThan(10_000);
    expect(lists).toEqual(['Ana:a1', '']);
  });

  it('keeps documents apart', () => {
    const { board: b } = board();
    b.arrive('d', ana, idle('a1'), known);
    expect(b.frame('d').event).toMatchObject({ people: [{ id: 'ana' }] });
    expect(b.frame('e').event).toMatchObject({ people: [], more: 0 });
  });

  it('is told at once without whoever may be there no more', () => {
    const { board: b, lists, pass } = board();
    b.arrive('d', ana, idle('a1'), known);
    b.arrive('d', ben, idle('b1'), known);
    pass(1_000);
    b.keep('d', (id) => id !== 'ben');
    pass(1_000);
    expect(lists.at(-1)).toBe('Ana:a1');
    const told = lists.length;
    b.keep('d', () => true);
    pass(1_000);
    expect(lists).toHaveLength(told);
  });
});
