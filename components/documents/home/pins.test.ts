import { describe, expect, it } from 'vitest';
import { MOST_PINS, readPins, titledPins, togglePin } from './pins';

const [a, b] = [
  { id: 'a', title: 'Alpha' },
  { id: 'b', title: 'Beta' },
];

describe('pins', () => {
  it('are what a device has kept, and none where it kept something else', () => {
    expect(readPins(JSON.stringify([a, b]))).toEqual([a, b]);
    for (const other of [null, '', '{}', 'null', '[1,null,{"id":1}]']) expect(readPins(other)).toEqual([]);
  });

  it('come last when they are new, and go when they are there', () => {
    expect(togglePin([a], b)).toEqual([a, b]);
    expect(togglePin([a, b], { id: 'a', title: 'Renamed' })).toEqual([b]);
  });

  it('are no more than are found at a glance', () => {
    const many = Array.from({ length: MOST_PINS }, (_, nth) => ({ id: `${nth}`, title: '' }));
    expect(togglePin(many, a)).toBe(many);
    expect(togglePin(many, many[3]!)).toHaveLength(MOST_PINS - 1);
    expect(readPins(JSON.stringify([...many, a]))).toHaveLength(MOST_PINS);
  });

  it('are called as the list calls them now', () => {
    expect(titledPins([a, b], [{ id: 'b', title: 'New' }])).toEqual([a, { id: 'b', title: 'New' }]);
  });
});
