import { describe, expect, it } from 'vitest';
import { type Collision, choose, openCollision } from '@/lib/client/session/collision';
import { merge } from '@/lib/merge/merge';
import { soughtAt, soughtPlaces, soughtWords } from './sought-places';

const snapshot = (version: number) => ({
  content: { title: '', body: '' },
  etag: `"${version}"`,
  version,
  author: null,
  savedAt: null,
});
const start: Collision = openCollision({
  base: snapshot(7),
  mine: { title: '', body: '' },
  theirs: snapshot(8),
  merge: {
    title: merge('A plan', 'A plan', 'A plan'),
    body: merge(
      'One old.\n\nThe Same.\n\nTwo.\n',
      'One mine.\n\nThe Same.\n\nTwo.\n',
      'One theirs.\n\nThe Same.\n\nTwo more.\n',
    ),
  },
});
const found = (words: string, collision = start) =>
  soughtPlaces(collision, words).map(({ field, region }) => collision.merge[field].regions[region]!.kind);

describe('what is looked for', () => {
  it('is found in unchanged, merged and open places, whatever its case', () => {
    expect(found('same')).toEqual(['unchanged']);
    expect(found('MINE')).toEqual(['conflict']);
    expect(found('theirs')).toEqual(['conflict']);
    expect(found('more')).toHaveLength(1);
    expect(found('plan')).toHaveLength(1);
  });

  it('is found in what somebody typed, and not in what is not shown', () => {
    const at = start.merge.body.regions.findIndex(({ kind }) => kind === 'conflict');
    const typed = choose(start, { field: 'body', region: at }, { take: 'edited', text: 'Own words\n' });
    expect(found('own words', typed)).toEqual(['conflict']);
    expect(found('own words')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('is counted as often as it is shown, and each can be gone to', () => {
    const places = soughtPlaces(start, 'e');
    expect(places.map(({ count }) => count)).toEqual([4, 2, 1]);
    expect([0, 3, 4, 6].map((at) => soughtAt(places, at)?.nth)).toEqual([0, 3, 0, 0]);
    expect(soughtAt(places, 4)?.place).toBe(places[1]);
    expect(soughtAt(places, 7)).toBeNull();
  });

  it('is said', () => {
    expect(soughtWords('x', 0, 0)).toBe('Found nowhere');
    expect(soughtWords('x', 0, 1)).toBe('Found once');
    expect(soughtWords('x', 1, 3)).toBe('2 of 3');
    expect(soughtWords(' ', 0, 0)).toBe('');
  });
});
