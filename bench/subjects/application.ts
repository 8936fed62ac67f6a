import path from 'node:path';
import { root } from '@/scripts/prepare.mjs';
import { type Subject, startSubject } from './subject';

/** So high that whatever is measured stays within them: everything is counted, nothing refused. */
const LIMITS = [
  'reads.address',
  'updates.person',
  'updates.address',
  'bytes.person',
  'bytes.address',
  'creations.person',
  'creations.address',
  'people.address',
  'presence.person',
  'presence.address',
]
  .map((name) => `${name}=999999999999`)
  .join(',');

/** Where an application is kept that is measured: by default the one at hand. */
export interface Checkout {
  readonly name?: string;
  readonly folder?: string;
  /** A PostgreSQL address instead of SQLite. */
  readonly database?: string;
  /** A Redis address, by which it hears of other instances. */
  readonly redis?: string;
}

/**
 * Starts the built application as `npm start` does: limits count, the log is written to a file at its usual level, a
 * commit is on the disk before it is answered.
 */
export function startApplication({
  name = 'application',
  folder = root,
  database = '',
  redis = '',
}: Checkout = {}): Promise<Subject> {
  return startSubject({
    name,
    script: path.join(folder, 'scripts', 'serve.mjs'),
    cwd: folder,
    flags: ['--max-semi-space-size=24'],
    env: {
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: '$FOLDER',
      DATABASE_URL: database,
      REDIS_URL: redis,
      LOG_LEVEL: '',
      LIMITS,
      // Where this one was built says nothing of another.
      ...(folder === root ? {} : { NEXT_DIST_DIR: undefined }),
    },
  });
}
