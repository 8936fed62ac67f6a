import { describe, expect, it } from 'vitest';
import { ordinalOf, withOrdinal, withoutOrdinal } from './ordinals.ts';

describe('the number that a line has by its place', () => {
  it.each([
    ['1. An item', 1],
    ['  12) An item', 12],
    ['(3) An item', 3],
    ['- 4. An item', 4],
    ['5. [ ] A task', 5],
    ['> 6. A quoted item', 6],
    ['b) An item', 2],
    ['(c) An item', 3],
    ['iv. An item', 4],
    ['(xii) An item', 12],
    ['## 3. A heading', 3],
    ['## 3 A heading', 3],
    ['### 3.2 A heading', 2],
    ['Step 4: do it', 4],
    ['**Step 4:** do it', 4],
    ['**4.** An item', 4],
    ['[^7]: A note', 7],
    ['| 8 | a cell |', 8],
    ['9.', 9],
  ])('%s', (line, value) => {
    expect(ordinalOf(`${line}\n`)?.value).toBe(value);
    expect(withoutOrdinal(line)).toBe(withoutOrdinal(withOrdinal(line, value + 1)!));
  });

  it.each([
    'An item',
    '- An item',
    '2019',
    '3.14 is pi',
    '8080: a port',
    'Room 12 is big',
    '| a | 3 |',
    '',
    'I am.',
    'ill. or well',
    'iiii. too many',
  ])('none in %s', (line) => {
    expect(ordinalOf(line)).toBeNull();
    expect(withoutOrdinal(line)).toBe(line);
  });

  it('is written as it was', () => {
    expect(withOrdinal('  07. seven\r\n', 8)).toBe('  08. seven\r\n');
    expect(withOrdinal('iii. three', 4)).toBe('iv. three');
    expect(withOrdinal('y) last but one', 26)).toBe('z) last but one');
    expect(withOrdinal('z) last', 27)).toBeNull();
  });
});
