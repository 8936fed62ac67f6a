import { expect, it } from 'vitest';
import { BoundedCache } from './bounded-cache';

it('lets what was not asked for the longest give way, as soon as there is no room', () => {
  const cache = new BoundedCache<string>(6, (value) => value.length);
  cache.set('a', 'aa');
  cache.set('b', 'bb');
  cache.set('c', 'cc');
  expect(cache.get('a')).toBe('aa');
  cache.set('d', 'dd');
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['aa', undefined, 'cc', 'dd']);
  cache.set('d', 'dddd');
  expect(['a', 'c', 'd'].map((key) => cache.get(key))).toEqual([undefined, 'cc', 'dddd']);
  cache.set('e', 'far too long');
  expect(cache.get('e')).toBeUndefined();
});
