import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** How long an installation may take, in milliseconds. */
const PATIENCE = 300_000;

/**
 * Installs packages of the registry outside the project, unless they are there from an earlier run; answers their folder.
 * Throws where that does not succeed.
 */
export function installed(packages: readonly string[]): string {
  const name = packages[0]!.replace(/[^\w.-]+/g, '-').replace(/^-/, '');
  const folder = path.join(os.tmpdir(), 'midair-bench-peers', name);
  const stamp = path.join(folder, 'installed');
  if (existsSync(stamp)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--save-exact', ...packages];
  const done = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', timeout: PATIENCE });
  if (done.status !== 0) throw new Error(`${packages[0]} could not be installed.`);
  writeFileSync(stamp, '');
  return folder;
}
