import { describe, expect, it } from 'vitest';
import type { Held } from '@/lib/lab/people/person';
import { conditionWords, offered, saveFields, usable, writeConditions } from './condition-options';

const held: Held = {
  version: 3,
  tag: '"3-abcdef0123"',
  date: 'Sat, 28 Nov 2026 01:02:03 GMT',
  title: 'Picnic',
  body: '',
};

describe('the choices beside Save', () => {
  it('are those that a challenge needs, and all of them where there is none', () => {
    const all = writeConditions(held);
    expect(offered(all, ['nothing', 'if-match']).map(({ value }) => value)).toEqual(['nothing', 'if-match']);
    expect(offered(all, undefined)).toEqual(all);
    expect(offered(all, [])).toEqual([]);
  });

  it('hold only with something in hand to state them with', () => {
    expect(usable(writeConditions(held), 'if-match')).toBe('if-match');
    expect(usable(writeConditions(null), 'if-match')).toBe('nothing');
    expect(usable(offered(writeConditions(null), ['if-match']), 'if-match')).toBe('if-match');
  });

  it('say the same in words as in the fields that are sent, so that Delete can name what it takes', () => {
    expect(saveFields('if-match', held)).toEqual([['If-Match', '"3-abcdef0123"']]);
    expect(conditionWords('if-match', held)).toBe('with If-Match: "3-abcd…"');
    expect(saveFields('if-match', null)).toEqual([]);
    expect(conditionWords('if-match', null)).toBe('with nothing');
    expect(conditionWords('nothing', held)).toBe('with nothing');
  });
});
