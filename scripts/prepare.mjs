// What has to be there before the application can run or be tested. Each step says what it does, and does nothing
// that is already done. Uses Node alone: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasHeadlessShell, hasSystemBrowser } from './browser.mjs';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const say = (text) => console.log(`· ${text}`);

/** Ends the process with a message for people when Node is older than the dependencies need. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Midair needs Node 20.19 or newer; this is ${process.versions.node}. Nothing was changed.`);
  process.exit(1);
}

/** Runs a command of ours with its output shown; answers its exit status. */
export function run(command, args, env = {}) {
  const shell = process.platform === 'win32';
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell,
    env: { ...process.env, ...env },
  });
  return done.status ?? 1;
}

/** Runs a program that a dependency installed. */
export const runBin = (name, args, env) => run(path.join(root, 'node_modules', '.bin', name), args, env);

const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
const canApt = () => process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get');

/** Installs Debian packages where that is possible without asking; answers whether it did. */
function aptInstall(packages, why) {
  if (!canApt()) return false;
  say(`installing ${packages.join(', ')} (${why})`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // Without a network it says so soon.
  const soon = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15'];
  if (run('apt-get', [...soon, 'update', '-qq'], env) !== 0) return false;
  return run('apt-get', [...soon, 'install', '-y', '-qq', '--no-install-recommends', ...packages], env) === 0;
}

/** Installs the locked dependencies unless exactly these are installed already. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('installing dependencies (once; a few minutes)');
  // A build under NODE_ENV=production still needs the compiler and the styles' tools.
  const install = () => run('npm', ['ci', '--no-audit', '--no-fund', '--include=dev']);
  let status = install();
  if (status !== 0 && !(has('g++') && has('make') && has('python3'))) {
    if (aptInstall(['g++', 'make', 'python3'], 'SQLite has to be compiled here')) status = install();
  }
  if (status !== 0) {
    console.error(
      'Installing failed; see above. If SQLite could not be compiled, install python3, make and g++, and try again.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

/** Generates the database clients from the models, unless they are current. */
export function ensureGenerated() {
  if (run(process.execPath, [path.join(root, 'scripts', 'generate.mjs')]) !== 0) {
    console.error('Generating the database client failed; see above.');
    process.exit(1);
  }
}

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'scripts/compile-worker.mjs',
  'instrumentation.ts',
  'next.config.js',
  'proxy.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** A fingerprint of everything that the build reads. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.versions.node}\0`);
  const visit = (file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) return;
    // What packing leaves behind is no source.
    if (stat.isDirectory() && path.basename(file) === 'dist') return;
    if (stat.isDirectory()) for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    else if (!/\.test\.tsx?$/.test(file))
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  };
  for (const source of SOURCES) visit(path.join(root, source));
  return hash.digest('hex');
}

/** Builds the application unless the build at hand is of exactly these sources. */
export function ensureBuilt() {
  const folder = path.join(root, process.env.NEXT_DIST_DIR ?? '.next');
  const stamp = path.join(folder, 'built-from');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('building (about a minute)');
  if (runBin('next', ['build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }) !== 0) {
    console.error('The build failed; see above.');
    process.exit(1);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, now);
}

/** A browser for the tests: the system's Chromium where there is one, the fastest that can be had, else Playwright's own. */
export async function ensureBrowser() {
  if (hasHeadlessShell()) return;
  const { chromium } = await import('@playwright/test');
  if (!hasSystemBrowser() && existsSync(chromium.executablePath())) return;
  const fonts = ['fonts-noto-core', 'fonts-noto-color-emoji'];
  if (aptInstall(['chromium-headless-shell', ...fonts], 'the browser of the tests')) return;
  if (hasSystemBrowser() || aptInstall(['chromium', ...fonts], 'the browser of the tests')) return;
  say('downloading a browser for the tests');
  if (runBin('playwright', ['install', '--with-deps', 'chromium']) !== 0) {
    console.error('No browser could be installed; the browser tests cannot run.');
    process.exit(1);
  }
}

/** A Redis for the tests; answers whether there is one. What needs it is left out where there is none. */
export function ensureRedis() {
  if (has('redis-server') || has('valkey-server')) return true;
  return aptInstall(['redis-server'], 'the connection between instances, for the tests');
}
