// An empty project with both packages in it, as somebody gets them who takes them home: packed, and installed from the
// tarballs. Answers the project's folder.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What the examples are shown with. */
const BESIDE = ['hono@4.13.19', '@tanstack/query-core@5.108.0'];

export function packedProject() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'midair-take-home-'));
  const npm = (cwd, ...args) =>
    execFileSync('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  for (const name of ['http', 'merge']) {
    npm(path.join(root, 'lib', name), 'pack', '--pack-destination', folder, '--loglevel=error');
  }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const tarballs = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  npm(folder, 'install', ...quiet, ...tarballs.map((file) => `./${file}`), ...BESIDE);
  for (const name of ['http', 'merge']) {
    cpSync(path.join(folder, 'node_modules/@midair', name, 'examples'), folder, { recursive: true });
  }
  mkdirSync(path.join(folder, 'drive'));
  cpSync(path.join(root, 'scripts/take-home'), path.join(folder, 'drive'), { recursive: true });
  return folder;
}
