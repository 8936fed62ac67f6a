import { describe, expect, it } from 'vitest';
import { conditionFields, type Held, mergedWith, newcomer, typed, withHeld } from './person';

const held = (version: number, body: string, title = 'Picnic'): Held => ({
  version,
  tag: `"${version}"`,
  date: null,
  title,
  body,
});
const ana = (body: string, title = 'Picnic') =>
  typed(withHeld(newcomer('Ana'), held(1, 'We meet.\n')), { title, body });

describe('merging by a program', () => {
  it('goes on from the newer version, and names the one that was read before', () => {
    const merged = mergedWith(ana('We meet.\n\nBread.\n'), held(2, 'We all meet.\n'));
    expect(merged).toMatchObject({ body: 'We all meet.\n\nBread.\n', mergeBase: '"1"' });
    expect(merged.held?.version).toBe(2);
  });

  it('keeps both texts where both wrote at one place, mine first, and no words run together', () => {
    expect(mergedWith(ana('We sing.\n'), held(2, 'We dance.\n')).body).toBe('We sing.\nWe dance.\n');
    expect(mergedWith(ana('We sing.'), held(2, 'We dance.')).body).toBe('We sing. We dance.');
  });

  it('takes my title where both gave one', () => {
    expect(mergedWith(ana('', 'Lunch'), held(2, '', 'Dinner')).title).toBe('Lunch');
  });
});

describe('a condition', () => {
  it('makes the tag in hand weak', () => {
    expect(conditionFields('if-match-weak', held(1, ''))).toEqual([['If-Match', 'W/"1"']]);
    expect(conditionFields('if-none-match-weak', held(1, ''))).toEqual([['If-None-Match', 'W/"1"']]);
  });
});
