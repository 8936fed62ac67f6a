import { expect, it } from 'vitest';
import { isSelf } from './is-self';

it('knows oneself, and whoever has become oneself, from others', () => {
  const ana = { id: 'ana', was: ['phone', 'school'] };
  expect(['ana', 'phone', 'school', 'ben', 'an', ''].filter((id) => isSelf(id, ana))).toEqual([
    'ana',
    'phone',
    'school',
  ]);
  expect(isSelf('phone', { id: 'ana' })).toBe(false);
});
