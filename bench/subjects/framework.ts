import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, runBin } from '@/scripts/prepare.mjs';
import { type Subject, startSubject } from './subject';

const FOLDER = fileURLToPath(new URL('../reference', import.meta.url));

/** Builds the framework's empty application (bench/reference), unless this very one is built already. */
function ensureReference(): void {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.startsWith('.next') && statSync(path.join(FOLDER, file)).isFile())
    .sort();
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  for (const file of files) hash.update(file).update(readFileSync(path.join(FOLDER, file)));
  const now = hash.digest('hex');
  const stamp = path.join(FOLDER, '.next', 'built-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_DIST_DIR: '' };
  if (runBin('next', ['build', FOLDER], env) !== 0) throw new Error('The reference could not be built.');
  writeFileSync(stamp, now);
}

/** Starts the framework's floor: route handlers that do nothing, served by the framework as ours were. */
export async function startFramework(): Promise<Subject> {
  ensureReference();
  return startSubject({ name: 'framework', script: path.join(FOLDER, 'serve.mjs'), env: { PORT: '0' } });
}
