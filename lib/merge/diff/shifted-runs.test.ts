import { describe, expect, it } from 'vitest';
import { merge } from '../merge.ts';
import { joined } from '../regions/joined.ts';

const isClean = (base: string, mine: string, theirs: string): boolean =>
  merge(base, mine, theirs).regions.every(({ kind }) => kind !== 'conflict');

describe('a new heading right below another, above what stood there', () => {
  const base = '## Mon\nOpen 9-5\n';
  const mine = base.replace('9-5', '9-5 (Ann)');

  it('leaves open which of the two an edit below belongs to, where as much stands below each', () => {
    const theirs = '## Mon\nShut\n\n## Tue\nOpen 9-5\n';
    expect(isClean(base, mine, theirs)).toBe(false);
    expect(isClean(base, theirs, mine)).toBe(false);
  });

  it('takes the edit to where the line now stands, where a section was cut in two', () => {
    const long = '## Mon\n\nThe office is open from nine in the morning to five.\n';
    const edited = long.replace('five', 'six');
    const cut = long.replace('The office', 'In short, come in.\n\n## Hours\n\nThe office');
    const merged = merge(long, edited, cut);
    expect(merged.regions.every(({ kind }) => kind !== 'conflict')).toBe(true);
    expect(merged.regions.map(({ text }) => text).join('')).toBe(cut.replace('five', 'six'));
    expect(joined(merged.regions, 'mine')).toBe(edited);
  });
});
