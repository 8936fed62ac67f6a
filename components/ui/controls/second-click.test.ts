import { expect, it, vi } from 'vitest';
import { ignoreSecondClick } from './second-click';

const click = (detail: number) => {
  const event = { detail, preventDefault: vi.fn(), stopPropagation: vi.fn() };
  ignoreSecondClick(event);
  return event.preventDefault.mock.calls.length + event.stopPropagation.mock.calls.length;
};

it('lets a click, and a key that counts as one, through to the button', () => {
  expect([click(1), click(0)]).toEqual([0, 0]);
});

it('lets no further click of a double or triple click through', () => {
  expect([click(2), click(3)]).toEqual([2, 2]);
});
