import { expect, it, vi } from 'vitest';
import { remembered } from './remembered';

it('asks once for each text, until there are too many, and for a long one each time', () => {
  const asked = vi.fn((text: string) => text.length > 3);
  const isLong = remembered(asked);
  const askedFor = (text: string) => {
    asked.mockClear();
    expect(isLong(text)).toBe(text.length > 3);
    return asked.mock.calls.length;
  };
  for (const text of ['one', 'three']) expect([askedFor(text), askedFor(text)]).toEqual([1, 0]);
  const long = 'x'.repeat(65);
  expect([askedFor(long), askedFor(long)]).toEqual([1, 1]);
  for (let nth = 0; nth < 1_000; nth += 1) isLong(String(nth));
  expect(askedFor('one')).toBe(1);
});
