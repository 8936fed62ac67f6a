/** What a version's text is made from: a snapshot, and deltas one after the other. */
export interface Chain {
  /** The version of the snapshot. */
  readonly since: number;
  readonly deltas: number;
  /** Bytes as they are stored. */
  readonly snapshotSize: number;
  readonly deltasSize: number;
}

/** Deltas of one chain at most: reading any version takes no more steps than this. */
const MOST_DELTAS = 100;

/** The chain of a version that is stored as a whole. */
export function snapshotChain(version: number, snapshotSize: number): Chain {
  return { since: version, deltas: 0, snapshotSize, deltasSize: 0 };
}

/**
 * The chain that a delta of so many bytes makes of another one; `null` where the version had better be a snapshot: so no
 * chain is long, and none has more bytes in deltas than in the snapshot that it begins with.
 */
export function longerChain(chain: Chain, deltaSize: number): Chain | null {
  const deltas = chain.deltas + 1;
  const deltasSize = chain.deltasSize + deltaSize;
  if (deltas > MOST_DELTAS || deltasSize > chain.snapshotSize) return null;
  return { ...chain, deltas, deltasSize };
}
