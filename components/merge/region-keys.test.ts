import { describe, expect, it } from 'vitest';
import type { Region } from '@/lib/merge/region';
import { regionKeys } from './region-keys';

const kept = (text: string): Region => ({ kind: 'unchanged', base: text, mine: text, theirs: text, text });
const clash = (mine: string, theirs: string): Region => ({
  kind: 'conflict',
  conflict: 'reworded',
  base: 'o',
  mine,
  theirs,
  text: null,
});

describe('the keys of regions', () => {
  it('differ within a text, equal regions included', () => {
    const keys = regionKeys([kept('a'), clash('b', 'c'), kept('a'), clash('b', 'c'), clash('c', 'b')]);
    expect(new Set(keys).size).toBe(5);
  });

  it('stay with a place that did not change when others came before it', () => {
    const before = regionKeys([kept('a'), clash('b', 'c'), kept('d')]);
    const after = regionKeys([clash('x', 'y'), kept('a'), clash('b', 'c'), kept('e')]);
    expect(after.slice(1, 3)).toEqual(before.slice(0, 2));
    expect(before).not.toContain(after[3]);
  });
});
