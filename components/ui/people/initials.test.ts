import { describe, expect, it } from 'vitest';
import { initials } from './initials';

describe('initials', () => {
  it.each([
    ['Quiet Heron', 'QH'],
    ['Ana', 'A'],
    ['  ana   maria de la cruz ', 'AC'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧F'],
    ['é́tienne', 'É́'],
    ['', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
