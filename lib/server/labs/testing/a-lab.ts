import { randomUUID } from 'node:crypto';
import type { Lab } from '@/lib/server/labs/lab';

/** A lab that was just made, but for what is said of it. */
export function aLab(parts: Partial<Lab> = {}): Lab {
  return {
    id: randomUUID(),
    ownerId: randomUUID(),
    share: 'one',
    guard: 'none',
    paused: false,
    challenge: null,
    trial: false,
    round: 1,
    startVersion: 1,
    joined: 0,
    progressed: 0,
    gone: null,
    lockHolder: null,
    lockToken: null,
    lockedUntil: null,
    createdAt: new Date(Date.UTC(2030, 0, 1)),
    expiresAt: new Date(Date.UTC(2030, 0, 2)),
    ...parts,
  };
}
