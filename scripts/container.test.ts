import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '@/lib/server/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
/** The lines of a Dockerfile, each whole: without comments, and with what goes on on the next ones. */
const instructions = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .map((line) => line.trim().split(/ +/));
const all = (name: string) => instructions.filter(([first]) => first === name).map(([, ...rest]) => rest);
const compose = read('compose.yaml');
/** What scripts/serve.mjs reads itself, beside the framework. */
const SERVED = ['HOST', 'PORT', 'NODE_ENV'];

describe('the image', () => {
  it('is made of what there is, and lets in what it is made of', () => {
    const copied = all('COPY').flatMap((words) =>
      words.filter((word) => !word.startsWith('--')).slice(0, -1),
    );
    const own = copied.filter((file) => file !== '.').map((file) => file.replace(/^\/midair\//, './'));
    // What only the build makes.
    const made = ['./node_modules', './.next'];
    expect(own.filter((file) => !made.includes(file) && !existsSync(path.join(root, file)))).toEqual([]);
    const letIn = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, file]) => file!);
    expect(letIn.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    const needed = own.map((file) => file.split('/').find((part) => part !== '.')!);
    expect(
      needed.filter((file) => !letIn.includes(file) && !['node_modules', '.next'].includes(file)),
    ).toEqual([]);
  });

  it('has a release of Node that the application runs on', () => {
    const [[given = '']] = all('ARG') as [string[]];
    const [major, minor] = given.replace('NODE=', '').split('.').map(Number) as [number, number];
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    const [least, leastMinor] = engines.node.replace('>=', '').split('.').map(Number) as [number, number];
    expect(major > least || (major === least && minor >= leastMinor)).toBe(true);
  });

  it('starts and watches by scripts that are there, in the way that npm start does', () => {
    const [started] = all('CMD');
    const command = JSON.parse(started!.join(' ')) as readonly string[];
    expect(existsSync(path.join(root, command.at(-1)!))).toBe(true);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } };
    expect(scripts.start.split(' ').slice(0, -1)).toEqual(command.slice(0, -1));
    const [watched] = all('HEALTHCHECK');
    const script = /CMD (\[.*\])/.exec(watched!.join(' '))![1]!;
    expect(existsSync(path.join(root, (JSON.parse(script) as readonly string[]).at(-1)!))).toBe(true);
  });

  it('sets only what the application reads, and is not run by root', () => {
    const names = all('ENV').flatMap((words) => words.map((word) => word.split('=')[0]!));
    const known = [...VARIABLES, ...SERVED, 'NEXT_TELEMETRY_DISABLED'];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
    expect(all('USER')).toEqual([['node']]);
    expect(all('STOPSIGNAL')).toEqual([['SIGTERM']]);
  });
});

describe('compose.yaml', () => {
  const environmentOf = (service: string) => {
    const [, part = ''] = new RegExp(`^  ${service}:\\n((?: {4}.*\\n|\\n)*)`, 'm').exec(compose) ?? [];
    const [, lines = ''] = /^ {4}environment:\n((?: {6}.*\n)*)/m.exec(part) ?? [];
    return [...lines.matchAll(/^ {6}(\w+):/gm)].map(([, name]) => name!);
  };

  it('sets only what the application reads', () => {
    const names = environmentOf('midair');
    expect(names).toContain('DATABASE_URL');
    expect(names.filter((name) => !VARIABLES.includes(name))).toEqual([]);
  });

  it('has no password in it: what is secret comes from a file that is not in git', () => {
    const given = [...compose.matchAll(/PASSWORD: (.*)$/gm)].map(([, value]) => value!);
    expect(given.filter((value) => !/^\$\{POSTGRES_PASSWORD:\?/.test(value))).toEqual([]);
    expect(read('.gitignore').split('\n')).toContain('.env');
    expect(read('.dockerignore')).not.toContain('!.env');
  });

  it('lets nothing be written but where it must be, and nobody be root', () => {
    expect(compose.match(/^ {4}read_only: true$/gm)).toHaveLength(2);
    expect(compose.match(/^ {4}cap_drop: \[ALL\]$/gm)).toHaveLength(2);
    expect(compose).toMatch(/^ {4}user: postgres$/m);
  });
});
