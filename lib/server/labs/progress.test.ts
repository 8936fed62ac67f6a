import { expect, it } from 'vitest';
import { afterSaying } from './progress';

const at = (time: number) => new Date(time);

it('begins with nothing, and takes a prediction and the goal at once', () => {
  expect(afterSaying(null, {}, at(1))).toEqual({ prediction: null, reachedAt: null });
  expect(afterSaying(null, { prediction: 'a', reached: true }, at(1))).toEqual({
    prediction: 'a',
    reachedAt: at(1),
  });
});

it('keeps the first prediction and the first time that the goal was reached', () => {
  const first = afterSaying({ prediction: null, reachedAt: null }, { prediction: 'a' }, at(1));
  expect(afterSaying(first, { prediction: 'b' }, at(2))).toBe(first);
  const reached = afterSaying(first, { prediction: 'b', reached: true }, at(3));
  expect(reached).toEqual({ prediction: 'a', reachedAt: at(3) });
  expect(afterSaying(reached, { reached: true }, at(4))).toBe(reached);
  expect(afterSaying(reached, {}, at(4))).toBe(reached);
});

it('takes no prediction once the traffic has answered', () => {
  const reached = { prediction: null, reachedAt: at(1) };
  expect(afterSaying(reached, { prediction: 'a' }, at(2))).toBe(reached);
});
