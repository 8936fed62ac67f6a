import { describe, expect, it } from 'vitest';
import { stepElection } from './event-election';
import { type Election, type ElectionEvent, newElection, type TabMessage } from './event-election-state';

const event = { type: 'version', data: '{}', lastEventId: '7' };

/** A tab after these events, and what the last of them made it do. */
function tabAfter(self: string, ...events: readonly ElectionEvent[]) {
  let step = { state: newElection(self, true), effects: [] as readonly { readonly type: string }[] };
  for (const one of events) step = stepElection(step.state, one);
  return { ...step, does: step.effects.map(({ type }) => type) };
}

const heard = (message: TabMessage): ElectionEvent => ({ type: 'heard', message, now: 0 });
const here = (from: string, epoch: number) =>
  heard({ kind: 'here', from, epoch, connection: 'open', lastEventId: '5', count: 0 });
const wants = (documents: readonly string[]): ElectionEvent => ({ type: 'want', documents });
const enter: ElectionEvent = { type: 'enter' };
const granted = (now: number): ElectionEvent => ({ type: 'granted', now });

describe('a tab that follows', () => {
  it('goes on from where the holder was when it takes over', () => {
    const { state, effects } = tabAfter('b', enter, wants(['d']), here('a', 1), granted(2));
    expect(state.role).toBe('holder');
    expect(effects).toContainEqual({ type: 'open', documents: ['d'], lastEventId: '5' });
  });

  it('does not listen to a holder that has been succeeded', () => {
    const stale = heard({ kind: 'event', from: 'a', epoch: 1, count: 1, event });
    expect(tabAfter('c', enter, here('b', 2), stale).does).toEqual([]);
    expect(tabAfter('c', enter, here('b', 2), here('a', 1)).state.holder).toBe('b');
  });

  it('does not ask after a holder that it has just heard of', () => {
    const tick: ElectionEvent = { type: 'tick', now: 0 };
    const { state } = tabAfter('b', enter, wants(['d']), tick, tick, here('a', 1));
    expect(stepElection(state, tick).effects.map(({ type }) => type)).toEqual(['post']);
  });

  it('asks how things stand when it has missed something', () => {
    const passedOn = (count: number) => heard({ kind: 'event', from: 'a', epoch: 1, count, event });
    expect(tabAfter('b', enter, here('a', 1), passedOn(1), passedOn(2)).does).toEqual(['deliver']);
    expect(tabAfter('b', enter, here('a', 1), passedOn(2)).does).toEqual(['deliver', 'post']);
  });

  it('takes no lock while it wants nothing', () => {
    const ticks = Array.from({ length: 10 }, (): ElectionEvent => ({ type: 'tick', now: 0 }));
    expect(tabAfter('b', enter, ...ticks).state.unanswered).toBe(0);
  });
});

describe('a tab that holds', () => {
  const holder = (self: string, now: number): Election =>
    tabAfter(self, enter, wants(['d']), granted(now)).state;

  it('steps down before whoever began later', () => {
    expect(stepElection(holder('a', 1), here('b', 2)).state.role).toBe('follower');
    expect(stepElection(holder('a', 2), here('b', 1)).state.role).toBe('holder');
  });

  it('steps down before the lower name if both began at once', () => {
    expect(stepElection(holder('b', 1), here('a', 1)).state.role).toBe('follower');
    expect(stepElection(holder('a', 1), here('b', 1)).state.role).toBe('holder');
  });

  it('begins later than anyone it knew, also when the clock was put back', () => {
    expect(tabAfter('c', enter, here('b', 100), granted(50)).state.epoch).toBe(101);
  });

  it('follows no more documents than one stream may, its own first, and does not open streams for ever', () => {
    const many = Array.from({ length: 80 }, (_, i) => `x${i}`);
    const want = heard({ kind: 'want', from: 'b', documents: many });
    const once = stepElection(holder('a', 1), want);
    expect(once.state.followed).toHaveLength(50);
    expect(once.state.followed?.[0]).toBe('d');
    expect(stepElection(once.state, want).effects.map(({ type }) => type)).not.toContain('open');
  });

  it('follows something for every tab, however much one of them wants', () => {
    const many = Array.from({ length: 80 }, (_, i) => `x${i}`);
    const { state } = tabAfter('a', enter, wants(many), granted(1));
    const editing = stepElection(state, heard({ kind: 'want', from: 'b', documents: ['y'] })).state;
    expect(editing.followed).toHaveLength(50);
    expect(editing.followed).toContain('y');
  });

  it('closes the stream, lets go of the lock and says goodbye when the page goes', () => {
    const { state, effects } = stepElection(holder('a', 1), { type: 'leave' });
    expect(effects.map(({ type }) => type)).toEqual(['close', 'release', 'post']);
    expect(stepElection(state, heard({ kind: 'ping', from: 'b', documents: [] })).effects).toEqual([]);
    expect(stepElection(state, enter).effects.map(({ type }) => type)).toEqual(['post', 'queue']);
  });
});
