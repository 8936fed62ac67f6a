import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@/lib/server/testing/free-port';
import { type Subject, startSubject } from '../subjects/subject';
import { installed } from './install';

/** Community Solid Server, on files, open to everybody: documents by PUT with If-Match, the current version only. */
export async function startSolid(): Promise<Subject> {
  const folder = installed(['@solid/community-server@7.2.0']);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  return startSubject({
    name: 'Solid',
    script: path.join(folder, 'node_modules/@solid/community-server/bin/server.js'),
    args: [
      '-p',
      String(port),
      '-b',
      `${base}/`,
      '-c',
      '@css:config/file-root.json',
      '-f',
      '$FOLDER',
      '-l',
      'info',
    ],
    base,
  });
}

/** express-pouchdb on LevelDB: documents by PUT with the revision that they replace. */
export async function startPouch(): Promise<Subject> {
  const folder = installed([
    'express-pouchdb@4.2.0',
    'express@4.21.2',
    'pouchdb-core@9.0.0',
    'pouchdb-adapter-leveldb@9.0.0',
    'pouchdb-mapreduce@9.0.0',
    'pouchdb-replication@9.0.0',
  ]);
  return startSubject({
    name: 'PouchDB',
    script: fileURLToPath(new URL('../subjects/pouch-server.mjs', import.meta.url)),
    env: { PACKAGES: folder, DATA_DIR: '$FOLDER' },
  });
}

const YJS = ['y-websocket@1.5.4', 'yjs@13.6.27', 'ws@8.18.3'];

/** Where y-websocket and what it speaks with are. */
export function yjsFolder(): string {
  return installed(YJS);
}

/** The server of y-websocket as it comes: texts that many type into, kept in memory. */
export async function startYjs(): Promise<Subject> {
  const port = await freePort();
  return startSubject({
    name: 'y-websocket',
    script: path.join(yjsFolder(), 'node_modules/y-websocket/bin/server.js'),
    env: { HOST: '127.0.0.1', PORT: String(port) },
    base: `http://127.0.0.1:${port}`,
  });
}
