import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = path.join(root, 'scripts/merge-file.ts');
const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
/** The program as one writes it down; and compiled once, since compiling takes far longer than merging. */
const command = [tsx, '--tsconfig', path.join(root, 'tsconfig.json'), source];
let compiled: string;

beforeAll(() => {
  compiled = path.join(mkdtempSync(path.join(tmpdir(), 'merge-file-compiled-')), 'merge-file.mjs');
  buildSync({
    entryPoints: [source],
    outfile: compiled,
    bundle: true,
    platform: 'node',
    format: 'esm',
    tsconfig: path.join(root, 'tsconfig.json'),
  });
});

afterAll(() => {
  rmSync(path.dirname(compiled), { recursive: true });
});

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'merge-file-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(mine: string | Buffer, base: string | Buffer, theirs: string | Buffer): void {
  for (const [name, content] of Object.entries({ mine, base, theirs }))
    writeFileSync(path.join(folder, name), content);
}

function run(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiled, ...args], {
    cwd: folder,
    input,
  });
  return { status, stdout, text: stdout.toString(), error: stderr.toString() };
}

/** The same with git itself, for comparison. */
function git(args: readonly string[]) {
  const { status, stdout } = spawnSync('git', ['merge-file', ...args], { cwd: folder });
  return { status, text: stdout.toString() };
}

const files = ['mine', 'base', 'theirs'];

describe('merge-file', () => {
  it('writes the merge into the first file and ends with 0', () => {
    write('A\nb\nc\n', 'a\nb\nc\n', 'a\nb\nC\n');
    expect(run(files)).toMatchObject({ status: 0, text: '', error: '' });
    expect(readFileSync(path.join(folder, 'mine'), 'utf8')).toBe('A\nb\nC\n');
  });

  it('merges by words where git does not', () => {
    write(
      'The slow brown fox is here.\n',
      'The quick brown fox is here.\n',
      'The quick brown fox was here.\n',
    );
    expect(git(['-p', ...files]).status).toBe(1);
    expect(run(['-p', ...files])).toMatchObject({ status: 0, text: 'The slow brown fox was here.\n' });
  });

  it.each<[string, string[]]>([
    ['with the names of the files', []],
    ['with the base', ['--diff3']],
    ['with labels', ['-L', 'one', '-L', 'two', '-L', 'three']],
    ['with an empty label and a missing one', ['-L', '', '-L', 'zwei']],
    ['with long markers', ['--marker-size=12']],
    ['with both sides kept', ['--union']],
  ])(
    'writes conflicts as git does, %s',
    (_, options) => {
      write('a\nB\nc\nd\ne\nf\ng\nH\n', 'a\nb\nc\nd\ne\nf\ng\nh\n', 'a\nX\nc\nd\ne\nf\ng\nY');
      const ours = run(['-p', ...options, ...files]);
      expect({ status: ours.status, text: ours.text }).toEqual(git(['-p', ...options, ...files]));
    },
    60_000,
  );

  it.each<[string, string, string, string]>([
    ['CRLF', 'a\r\nB\r\nc\r\n', 'a\r\nb\r\nc\r\n', 'a\r\nX\r\nc\r\n'],
    ['LF in one of them', 'a\nB\nc\n', 'a\r\nb\r\nc\r\n', 'a\r\nX\r\nc\r\n'],
    ['no final line feed', 'a\nB', 'a\nb', 'a\nX'],
    ['a deleted line', 'a\nc\n', 'a\nb\nc\n', 'a\nX\nc\n'],
    ['lines added by both', 'a\nnew\nB\nend\nc\n', 'a\nb\nc\n', 'a\nnew\nX\nend\nc\n'],
  ])('writes conflicts as git does: %s', (_, mine, base, theirs) => {
    write(mine, base, theirs);
    const ours = run(['-p', ...files]);
    expect({ status: ours.status, text: ours.text }).toEqual(git(['-p', ...files]));
  });

  it('ends with the number of conflicts, 127 at most', () => {
    const lines = (mark: string) =>
      Array.from({ length: 200 }, (_, i) => `${mark}${i}\n\nsame text ${i}\n\n`).join('');
    write(lines('m'), lines('b'), lines('t'));
    expect(run(['-p', ...files]).status).toBe(127);
    write('a\nB\nc\nd\nE\n', 'a\nb\nc\nd\ne\n', 'a\nX\nc\nd\nY\n');
    expect(run(['-q', '-p', ...files]).status).toBe(2);
  });

  it('keeps every byte of files that are not UTF-8', () => {
    const bytes = (text: string) => Buffer.from(text, 'latin1');
    write(bytes('caf\xe9 A\nb\nc\n'), bytes('caf\xe9 a\nb\nc\n'), bytes('caf\xe9 a\nb\n\xff\xfe\xe9\n'));
    expect(run(['-p', ...files]).stdout).toEqual(bytes('caf\xe9 A\nb\n\xff\xfe\xe9\n'));
  });

  it('keeps a byte order mark', () => {
    write('\ufeffa\nb\nC\n', '\ufeffa\nb\nc\n', '\ufeffA\nb\nc\n');
    expect(run(['-p', ...files]).text).toBe('\ufeffA\nb\nC\n');
  });

  it.each<[string, string[], RegExp]>([
    ['a missing file', ['-p', 'mine', 'base', 'nowhere'], /^error: Could not read nowhere\n$/],
    ['a missing argument', ['mine', 'base'], /^error: usage: /],
    ['an unknown option', ['--what', ...['mine', 'base', 'theirs']], /--what[\s\S]*usage: /],
    [
      'too many labels',
      ['-L', '1', '-L', '2', '-L', '3', '-L', '4', ...['mine', 'base', 'theirs']],
      /too many labels/,
    ],
    ['a marker size that is none', ['--marker-size=x', ...['mine', 'base', 'theirs']], /marker size: x/],
  ])('ends with 255 on %s, says why, and changes nothing', (_, args, error) => {
    write('a\n', 'b\n', 'c\n');
    const result = run(args);
    expect(result).toMatchObject({ status: 255, text: '' });
    expect(result.error).toMatch(error);
    expect(readFileSync(path.join(folder, 'mine'), 'utf8')).toBe('a\n');
  });

  it('says nothing about errors if asked to be quiet', () => {
    expect(run(['-pq', 'nowhere', 'nowhere', 'nowhere'])).toMatchObject({ status: 255, error: '' });
  });

  it('refuses binary files as git does', () => {
    write('a\n', 'b\n', Buffer.from([97, 0, 98]));
    expect(run(['-p', ...files])).toMatchObject({
      status: 255,
      error: 'error: Cannot merge binary files: theirs\n',
    });
  });

  it('answers line by line in JSON', () => {
    const input = [
      { id: 1, base: 'a\nb\nc\n', mine: 'A\nb\nc\n', theirs: 'a\nb\nC\u2028\n' },
      { id: 'two', base: 'a\n', mine: 'b\n', theirs: 'c\n' },
    ];
    const answers = run(['--jsonl'], input.map((one) => JSON.stringify(one)).join('\n'))
      .text.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toEqual([
      { id: 1, conflicts: 0, text: 'A\nb\nC\u2028\n' },
      { id: 'two', conflicts: 1, text: '<<<<<<< mine\nb\n=======\nc\n>>>>>>> theirs\n' },
    ]);
  });
});

describe('merge-file as a merge driver of git', () => {
  const repository = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  function commit(text: string, message: string): void {
    writeFileSync(path.join(folder, 'text.md'), text);
    repository('add', '.');
    repository('commit', '-qm', message);
  }

  beforeEach(() => {
    repository('init', '-q', '-b', 'main');
    repository('config', 'user.name', 'Ana');
    repository('config', 'user.email', 'ana@example.org');
    const driver = [process.execPath, ...command].map((part) => `"${part}"`).join(' ');
    repository(
      'config',
      'merge.words.driver',
      `${driver} -L mine -L base -L theirs --marker-size %L %A %O %B`,
    );
    writeFileSync(path.join(folder, '.gitattributes'), '*.md merge=words\n');
    commit('The quick brown fox is here.\n', 'base');
    repository('checkout', '-qb', 'side');
  });

  it('merges by words', () => {
    commit('The quick brown fox was here.\n', 'theirs');
    repository('checkout', '-q', 'main');
    commit('The slow brown fox is here.\n', 'mine');
    repository('merge', '-q', '--no-edit', 'side');
    expect(readFileSync(path.join(folder, 'text.md'), 'utf8')).toBe('The slow brown fox was here.\n');
    expect(repository('status', '--porcelain')).toBe('');
  });

  it('leaves a conflict to be resolved', () => {
    commit('The fast brown fox is here.\n', 'theirs');
    repository('checkout', '-q', 'main');
    commit('The slow brown fox is here.\n', 'mine');
    expect(() => repository('merge', '-q', '--no-edit', 'side')).toThrow();
    expect(repository('status', '--porcelain')).toBe('UU text.md\n');
    expect(readFileSync(path.join(folder, 'text.md'), 'utf8')).toBe(
      '<<<<<<< mine\nThe slow brown fox is here.\n=======\nThe fast brown fox is here.\n>>>>>>> theirs\n',
    );
  });
});
