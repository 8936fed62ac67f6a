import { describe, expect, it } from 'vitest';
import { memoryStorage } from '@/lib/client/testing/memory-storage';
import { rememberVersion, versionSeen } from './versions-seen';

function storage(kept?: string) {
  const here = memoryStorage(kept === undefined ? [] : [['midair.versions-seen', kept]]);
  return () => here;
}

describe('the newest version that was shown', () => {
  it('is known for each document by itself', () => {
    const here = storage();
    expect(versionSeen(here, 'a')).toBeNull();
    rememberVersion(here, 'a', 3);
    rememberVersion(here, 'b', 7);
    rememberVersion(here, 'a', 4);
    expect([versionSeen(here, 'a'), versionSeen(here, 'b')]).toEqual([4, 7]);
  });

  it('is forgotten first for the document looked at longest ago', () => {
    const here = storage();
    for (let i = 0; i <= 200; i++) rememberVersion(here, `document ${i}`, 1);
    expect(versionSeen(here, 'document 0')).toBeNull();
    expect(versionSeen(here, 'document 1')).toBe(1);
  });

  it.each(['{', '"a"', '[["a"], [1, 2], null]'])('is unknown where %s is kept', (text) => {
    expect(versionSeen(storage(text), 'a')).toBeNull();
  });

  it('costs nothing where nothing can be kept', () => {
    const forbidden = () => {
      throw new Error('forbidden');
    };
    expect(versionSeen(forbidden, 'a')).toBeNull();
    expect(() => rememberVersion(forbidden, 'a', 1)).not.toThrow();
  });
});
