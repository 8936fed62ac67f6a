import { describe, expect, it } from 'vitest';
import { GROUPS, SHORTCUTS, shortcutsOf } from './shortcuts';

describe('SHORTCUTS', () => {
  it('gives no combination two meanings', () => {
    for (const apple of [false, true]) {
      const all = GROUPS.flatMap(shortcutsOf).flatMap(({ keys, mac }) => [...((apple && mac) || keys)]);
      expect(all.filter((each, index) => all.indexOf(each) !== index)).toEqual([]);
    }
  });

  it('lists each in a group', () => {
    expect(GROUPS.flatMap(shortcutsOf)).toHaveLength(Object.keys(SHORTCUTS).length);
  });
});
