import { describe, expect, it } from 'vitest';
import { steady } from './steady';

const writing = { delta: 60, cursor: 300, scrolled: 0, canGoBelow: true };
const still = { below: false, scrollBy: 0, spare: 0 };

describe('steady', () => {
  it('scrolls the text by what appears above it, and back', () => {
    expect(steady(writing)).toEqual({ ...still, scrollBy: 60 });
    expect(steady({ ...writing, delta: -60, scrolled: 200 })).toEqual({ ...still, scrollBy: -60 });
  });

  it('stands below where the line would be covered', () => {
    expect(steady({ ...writing, cursor: 40 })).toEqual({ ...still, below: true });
    expect(steady({ ...writing, cursor: 67 })).toEqual({ ...still, below: true });
    expect(steady({ ...writing, cursor: 68 })).toEqual({ ...still, scrollBy: 60 });
  });

  it('pushes the line no further than into view where it can stand nowhere else', () => {
    expect(steady({ ...writing, cursor: 40, canGoBelow: false })).toEqual({ ...still, scrollBy: 32 });
    expect(steady({ ...writing, cursor: 2, canGoBelow: false })).toEqual(still);
  });

  it('leaves room where the text cannot be scrolled back', () => {
    expect(steady({ ...writing, delta: -60, scrolled: 20 })).toEqual({ ...still, scrollBy: -20, spare: 40 });
  });

  it('keeps a text still that is only read, unless it is at its beginning', () => {
    expect(steady({ ...writing, cursor: null, scrolled: 500 })).toEqual({ ...still, scrollBy: 60 });
    expect(steady({ ...writing, cursor: null })).toEqual(still);
  });
});
