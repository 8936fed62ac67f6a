import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withExamples } from './embed-examples';
import { packedProject } from './packed-project.mjs';
import { unnamedTypes } from './public-types.mjs';

let folder = '';
beforeAll(() => {
  folder = packedProject();
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const manifest = (name: string) =>
  JSON.parse(readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8'));

/** Runs a program in the empty project; its output where it fails. */
function outcome(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  return status === 0 ? 'done' : `${stdout}${stderr}`;
}

describe('the packages, packed and installed into an empty project', () => {
  it.each(['next-route', 'hono', 'node-http', 'client', 'save-mutation', 'merge'])(
    'run the example %s',
    (name) => {
      expect(outcome(process.execPath, `drive/drive-${name}.js`)).toBe('done');
    },
  );

  it('name every type of their public signatures', () => {
    const tsc = path.resolve('node_modules/.bin/tsc');
    const flags = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2023,dom,dom.iterable',
    ];
    expect(outcome(tsc, ...flags, '--types', '', 'drive/types.ts')).toBe('done');
  });

  it.each(['http', 'merge'])('@midair/%s exports each type that a public signature names', (name) => {
    expect(unnamedTypes(path.join(folder, 'node_modules/@midair', name, 'dist/index.d.ts'))).toEqual([]);
  });

  it.each(['http', 'merge'])('@midair/%s needs no other package', (name) => {
    expect(manifest(`@midair/${name}`).dependencies).toBeUndefined();
  });

  it.each(['http', 'merge'])('@midair/%s brings what people look for, and no tests', (name) => {
    const inside = path.join(folder, 'node_modules/@midair', name);
    for (const file of [
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'dist/index.js',
      'dist/index.d.ts',
      'examples',
    ]) {
      expect(existsSync(path.join(inside, file)), file).toBe(true);
    }
    const { version, license } = manifest(`@midair/${name}`);
    expect(readFileSync(path.join(inside, 'CHANGELOG.md'), 'utf8')).toContain(`## ${version}`);
    expect(license).toBe('MIT');
    expect(spawnSync('find', [inside, '-name', '*.test.*'], { encoding: 'utf8' }).stdout).toBe('');
  });
});

it('the page about taking it home shows the examples that run', () => {
  const page = readFileSync('docs/take-home.md', 'utf8');
  const shown = [...page.matchAll(/<!-- (lib\/\S+) -->/g)].map(([, file]) => file);
  expect(shown).toHaveLength(7);
  expect(withExamples(page, (file) => readFileSync(file, 'utf8'))).toBe(page);
});
