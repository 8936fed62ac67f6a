import type { Database } from './database';
import { findSetting } from './settings';

/**
 * That a backup was put back: versions saved after it are gone, and their numbers may be given again to others. Noted by
 * `npm run restore` (scripts/backup), while no process uses the database.
 */
export interface Rewound {
  /** Another one each time. */
  readonly id: string;
  /** When the newest version was saved that the backup has. */
  readonly to: Date;
  /** When it was put back: what was saved between the two is gone. */
  readonly at: Date;
}

/** The last time that a backup was put back; `null`: none ever was. */
export async function findRewound(database: Database): Promise<Rewound | null> {
  const [id, to, at] = (await findSetting(database, 'rewound'))?.split(' ') ?? [];
  return id ? { id, to: new Date(to || 0), at: new Date(at || 0) } : null;
}
