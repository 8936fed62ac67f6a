import type { Database } from '@/lib/server/database/database';
import { KeyRing, namedKeys } from './key-ring';
import { storedKeys } from './stored-keys';

/** A ring of keys, and how it learns of a rotation: to be done more often than once a day. */
export interface OpenedKeys {
  readonly ring: KeyRing;
  refresh(): Promise<void>;
}

/** The keys that the operator names, or else those that the database keeps and rotates. */
export async function openKeys(
  database: Database,
  named: readonly string[],
  now: () => number,
): Promise<OpenedKeys> {
  if (named.length > 0) return { ring: new KeyRing(namedKeys(named), now), refresh: async () => {} };
  const ring = new KeyRing(await storedKeys(database, now()), now);
  return { ring, refresh: async () => ring.replace(await storedKeys(database, now())) };
}
