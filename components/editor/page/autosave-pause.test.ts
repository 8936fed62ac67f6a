import { describe, expect, it } from 'vitest';
import { autosavePause } from './autosave-pause';

/** When a save comes, if a key is pressed at each of these times and each key restarts the pause. */
function savedAt(keys: readonly number[]): number | undefined {
  return keys
    .map((at) => at + autosavePause(at))
    .find((due, i) => {
      const next = keys[i + 1];
      return next === undefined || due <= next;
    });
}

describe('the pause before an automatic save', () => {
  it('is two seconds after the last key', () => {
    expect(savedAt([0])).toBe(2_000);
    expect(savedAt([0, 1_900, 3_000])).toBe(5_000);
  });

  it('ends after fifteen seconds for somebody who does not stop typing', () => {
    const keys = Array.from({ length: 600 }, (_, i) => i * 90);
    expect(savedAt(keys)).toBe(15_000);
  });

  it('is over at once when the time is up already', () => {
    expect(autosavePause(60_000)).toBe(0);
  });
});
