import { describe, expect, it } from 'vitest';
import type { Region } from '@/lib/merge/regions/region';
import { chunkStarts, regionKeys } from './region-keys';

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

describe('the chunks of a long text', () => {
  const keys = Array.from({ length: 400 }, (_, index) => `key ${index}`);
  const firstKeys = (all: readonly string[]) => chunkStarts(all).map((start) => all[start]);

  it('are one when there is little', () => {
    expect(chunkStarts(keys.slice(0, 60))).toEqual([0]);
  });

  it('have a handful of regions each', () => {
    const starts = chunkStarts(keys);
    const lengths = starts.map((start, index) => (starts[index + 1] ?? keys.length) - start);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(16);
    expect(starts.length).toBeGreaterThan(25);
    expect(starts.length).toBeLessThan(130);
  });

  it('begin where they did after a place came before them', () => {
    const before = firstKeys(keys);
    const after = new Set(firstKeys([...keys.slice(0, 40), 'new', ...keys.slice(40)]));
    expect(before.filter((key) => !after.has(key)).length).toBeLessThan(4);
  });
});
