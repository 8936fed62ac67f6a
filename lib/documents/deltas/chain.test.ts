import { describe, expect, it } from 'vitest';
import { type Chain, longerChain, snapshotChain } from './chain';

const grown = (chain: Chain, sizes: readonly number[]) =>
  sizes.reduce<Chain | null>((longer, size) => longer && longerChain(longer, size), chain);

describe('a chain', () => {
  it('begins with a snapshot', () => {
    expect(snapshotChain(7, 500)).toEqual({ since: 7, deltas: 0, snapshotSize: 500, deltasSize: 0 });
  });

  it('gets longer by what changes little', () => {
    const expected = { since: 7, deltas: 3, snapshotSize: 500, deltasSize: 500 };
    expect(grown(snapshotChain(7, 500), [100, 250, 150])).toEqual(expected);
  });

  it('ends where its deltas would be more than its snapshot', () => {
    expect(grown(snapshotChain(7, 500), [100, 250, 151])).toBeNull();
  });

  it('ends where reading it would take too many steps', () => {
    const tiny = new Array<number>(100).fill(1);
    expect(grown(snapshotChain(7, 500), tiny)).not.toBeNull();
    expect(grown(snapshotChain(7, 500), [...tiny, 1])).toBeNull();
  });
});
