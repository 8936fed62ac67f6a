import { expect, it } from 'vitest';
import { dateAfter } from './date-after';

const LAST = Date.UTC(2030, 0, 1, 12, 0, 5, 400);
const changed = (ms: number, forever = false) => ({
  updatedAt: new Date(ms),
  deleted: forever ? { at: new Date(ms), by: { id: 'ana', name: 'Ana' }, forever } : null,
});
const after = (now: number, forever = false) => dateAfter(changed(LAST, forever), now).getTime() - LAST;

it('is now where the clock goes forward, and where there is nothing before', () => {
  expect(after(LAST + 3_000)).toBe(3_000);
  expect(after(LAST + 2)).toBe(2);
  expect(dateAfter(null, LAST).getTime()).toBe(LAST);
});

it('is two milliseconds later where the clock stands, and one where it goes behind', () => {
  expect([after(LAST + 1), after(LAST), after(LAST - 100)]).toEqual([2, 2, 2]);
  expect([after(LAST - 101), after(LAST - 3_600_000)]).toEqual([1, 1]);
});

it('is of another second than whatever is gone for ever, of which nobody knows the dates any more', () => {
  expect([after(LAST + 1, true), after(LAST - 3_600_000, true)]).toEqual([600, 600]);
  expect(after(LAST + 3_000, true)).toBe(3_000);
});

it('runs ahead of a clock that was set back by no more than the changes that are made', () => {
  let last = LAST;
  for (let change = 0; change < 1_000; change++) last = dateAfter(changed(last), LAST - 60_000).getTime();
  expect(last - LAST).toBe(1_000);
});
