import { expect, it } from 'vitest';
import { NapWatch } from './waking';

it('tells by the clock that a page in view was asleep, and of a hidden one nothing', () => {
  const watch = new NapWatch(0);
  const looks: [number, boolean][] = [
    [500, false],
    [1_700, false],
    [61_700, false],
    [62_200, false],
    [122_200, true],
    [122_700, false],
    [112_000, false],
  ];
  expect(looks.map(([now, hidden]) => watch.look(now, hidden))).toEqual([
    false,
    false,
    true,
    false,
    false,
    false,
    false,
  ]);
});
