import { fileURLToPath } from 'node:url';
import { type Subject, startSubject } from './subject';

/** Starts the least that keeps every save: see bare-server.mjs. With an address of PostgreSQL it keeps them there. */
export function startBare(database = ''): Promise<Subject> {
  return startSubject({
    name: 'bare',
    script: fileURLToPath(new URL('bare-server.mjs', import.meta.url)),
    env: { DATA_DIR: '$FOLDER', DATABASE_URL: database },
  });
}
