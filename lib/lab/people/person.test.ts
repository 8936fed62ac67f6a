import { describe, expect, it } from 'vitest';
import { conditionFields, type Held } from './person';

const held = (version: number, body: string, title = 'Picnic'): Held => ({
  version,
  tag: `"${version}"`,
  date: null,
  title,
  body,
});
describe('a condition', () => {
  it('makes the tag in hand weak', () => {
    expect(conditionFields('if-match-weak', held(1, ''))).toEqual([['If-Match', 'W/"1"']]);
    expect(conditionFields('if-none-match-weak', held(1, ''))).toEqual([['If-None-Match', 'W/"1"']]);
  });
});
