import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A reverse proxy that docs/operations.md says how to set. */
export interface ProxyKind {
  readonly program: 'nginx' | 'caddy';
  /** The settings that people take over, below the root of the repository. */
  readonly file: string;
  /** Where the site is, in these settings, and what stands there for this port. */
  readonly site: string;
  readonly siteAt: (port: string) => string;
  /** All that is beside the settings. */
  readonly around: (settings: string, folder: string) => string;
  readonly args: (file: string, folder: string) => readonly string[];
}

export const NGINX: ProxyKind = {
  program: 'nginx',
  file: 'docs/operations/nginx.conf',
  site: 'listen 80;',
  siteAt: (port) => `listen 127.0.0.1:${port};`,
  // As eager to compress as any machine may have it set for all its sites.
  around: (settings, folder) => `
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    worker_processes 1;
    pid ${folder}/nginx.pid;
    events {}
    http {
      access_log off;
      gzip on;
      gzip_types *;
      gzip_min_length 1;
      ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`).join(' ')}
      ${settings}
    }`,
  args: (file, folder) => ['-p', folder, '-e', 'stderr', '-c', file, '-g', 'daemon off;'],
};

export const CADDY: ProxyKind = {
  program: 'caddy',
  file: 'docs/operations/Caddyfile',
  site: 'docs.example {',
  siteAt: (port) => `http://127.0.0.1:${port} {`,
  around: (settings) => `{\n\tadmin off\n\tauto_https off\n}\n${settings}`,
  args: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
};

/** Where the application is, in the settings of either. */
const INSTANCE = '127.0.0.1:3000';

export function isInstalled({ program }: ProxyKind): boolean {
  return spawnSync(program, [program === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' }).status === 0;
}

/** A proxy that runs. */
export interface RunningProxy {
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Starts a proxy with the very settings that people take over, but for the two addresses that they change too, and whatever
 * `change` does with them; resolves when it answers for the server.
 */
export async function startProxy(
  kind: ProxyKind,
  port: string,
  server: string,
  change: (settings: string) => string = (settings) => settings,
): Promise<RunningProxy> {
  const folder = await mkdtemp(path.join(tmpdir(), 'midair-proxy-'));
  const given = await readFile(kind.file, 'utf8');
  for (const part of [kind.site, INSTANCE]) {
    if (!given.includes(part)) throw new Error(`${kind.file} has no “${part}”.`);
  }
  const settings = change(given)
    .replace(kind.site, kind.siteAt(port))
    .replace(INSTANCE, new URL(server).host);
  const file = path.join(folder, path.basename(kind.file));
  await writeFile(file, kind.around(settings, folder));
  const program = spawn(kind.program, kind.args(file, folder), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let said = '';
  program.stderr.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const gone = once(program, 'exit');
  const address = `http://127.0.0.1:${port}`;
  while ((await fetch(`${address}/api/ready`).catch(() => null))?.status !== 200) {
    if (program.exitCode !== null) throw new Error(`${kind.program} ended: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    address,
    stop: async () => {
      program.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
