import { describe, expect, it } from 'vitest';
import type { SaveState } from '@/lib/client/session/save-state';
import { isReadOut } from './read-out-state';

const saved = (version: number): SaveState => ({ kind: 'saved', version });
const unsaved: SaveState = { kind: 'unsaved' };
const saving: SaveState = { kind: 'saving' };
const offline: SaveState = { kind: 'offline' };

/** What is read out of a course of states. */
function heard(states: readonly SaveState[], autosave = false): readonly SaveState[] {
  const told: SaveState[] = [];
  states.slice(1).forEach((now, index) => {
    if (isReadOut(told.at(-1) ?? null, states[index]!, now, autosave)) told.push(now);
  });
  return told;
}

describe('isReadOut', () => {
  it('tells whoever saves that it is saved', () => {
    expect(heard([saved(1), unsaved, saving, saved(2)])).toEqual([saved(2)]);
  });

  it('is silent about saves that nobody asked for, and about those of others', () => {
    expect(heard([saved(1), unsaved, saving, saved(2), unsaved, saving, saved(3)], true)).toEqual([]);
    expect(heard([saved(1), saved(2), saved(3)])).toEqual([]);
  });

  it('tells of trouble once, and of its end', () => {
    const course = [saved(1), unsaved, offline, offline, saving, saved(2), unsaved];
    expect(heard(course, true)).toEqual([offline, saved(2)]);
    const places = (conflicts: number): SaveState => ({ kind: 'collision', conflicts, open: false });
    expect(heard([unsaved, places(2), places(2), places(1)], true)).toEqual([places(2), places(1)]);
  });

  it('tells of a long upload that it has begun', () => {
    const share = (part: number): SaveState => ({ kind: 'saving', share: part });
    expect(heard([unsaved, saving, share(0.1), share(0.2), saved(2)])).toEqual([share(0.1), saved(2)]);
  });
});
