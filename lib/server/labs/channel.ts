import type { LabClient, RecordBegins } from '@/lib/lab/people/lab-view';
import type { EventReader } from '@/lib/server/events/reader';
import type { Lab } from './lab';

interface Kept {
  readonly sequence: number;
  /** Encoded once, and shared by all who read it: a slow reader holds no copy. */
  readonly frame: Uint8Array;
}

/** One lab that somebody follows here, and how far it was told. */
export interface Channel {
  lab: Lab;
  clients: readonly LabClient[];
  begins: RecordBegins | null;
  /** The number of the last exchange that was told. */
  sequence: number;
  kept: Kept[];
  /**
   * Everybody's progress as it is told, once a teacher has asked for it, and the number of the last change in it. Encoded
   * once, and shared by all who read it.
   */
  progress: Map<string, Uint8Array> | null;
  changed: number;
  readonly readers: Set<EventReader>;
  /** How many more are on their way: for them it is read how the lab stands. */
  coming: number;
  readonly teachers: Set<EventReader>;
  /** The reading under way, and whether there is news that it may not have seen. */
  reading: Promise<void> | null;
  stale: boolean;
}

/** A lab that has been found, of which nothing has been told yet. */
export function newChannel(lab: Lab): Channel {
  return {
    lab,
    clients: [],
    begins: null,
    sequence: 0,
    kept: [],
    progress: null,
    changed: 0,
    readers: new Set(),
    coming: 0,
    teachers: new Set(),
    reading: null,
    stale: false,
  };
}
