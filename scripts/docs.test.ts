import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pagesOf, promisesOf } from './documentation/promises';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { scripts, dependencies, devDependencies } = JSON.parse(read('package.json')) as Readonly<
  Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>>
>;

/** Whether a file declares something by this name for all of itself: what stands within a function does not count. */
function defines(file: string, name: string): boolean {
  const declared = `^(?:export )?(?:async |abstract )?(?:function\\*?|class|interface|type|const) ${name}\\b`;
  return new RegExp(declared, 'm').test(read(file));
}

describe.each(pagesOf(root))('%s', (page) => {
  const promises = promisesOf(page, read(page));

  it('leads only to what is there', () => {
    expect(promises.links.filter(({ file }) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('leads only to headings that are there', () => {
    const missing = promises.links.filter(
      ({ file, heading }) => heading !== null && !promisesOf(file, read(file)).headings.includes(heading),
    );
    expect(missing).toEqual([]);
  });

  it('names only files and folders that are there', () => {
    expect(promises.paths.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
  });

  it('leads from names of code to files that define them', () => {
    const gone = promises.definitions.filter(
      ({ file, name }) => !existsSync(path.join(root, file)) || !defines(file, name),
    );
    expect(gone).toEqual([]);
  });

  it('names only commands that package.json knows', () => {
    expect(promises.commands.filter((command) => !(command in scripts))).toEqual([]);
  });
});

describe('the page about dependencies', () => {
  const rows = (heading: string) => {
    const [, part = ''] = read('docs/dependencies.md').split(`## ${heading}\n`);
    const cells = part.split('\n## ')[0]!.matchAll(/^\| (`[^|]*) \|/gm);
    return [...cells]
      .flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
      .sort();
  };

  it('has each in a row, and no other', () => {
    expect(rows('With the application')).toEqual(Object.keys(dependencies).sort());
    expect(rows('For developing and testing')).toEqual(Object.keys(devDependencies).sort());
  });

  it('stands over versions that are exact', () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+/)]);
    }
  });
});

describe('what a page promises', () => {
  it('is found in links, named paths, names of code and commands', () => {
    const text = [
      '# A page',
      '## What it says: `this`, and that',
      'See [it](../lib/a.ts), [the `part`](b.md#the-part), ![](c.png), [us](https://midair.example/d.md) and [here](#what-it-says-this-and-that).',
      'The walk: [`one`](../lib/a.ts), then [`two`](../app/%5Bid%5D/e.tsx).',
      'Files: `lib/f/`, `scripts/g.mjs --flag`, components/h.tsx. Not /other/scripts/i.ts, nor `lib/*/j.ts`.',
      '```sh',
      'npm run check # and npx tsx bench/k.ts',
      '```',
    ].join('\n');
    expect(promisesOf('docs/page.md', text)).toEqual({
      headings: ['a-page', 'what-it-says-this-and-that'],
      links: [
        { file: 'lib/a.ts', heading: null },
        { file: 'docs/b.md', heading: 'the-part' },
        { file: 'docs/c.png', heading: null },
        { file: 'docs/page.md', heading: 'what-it-says-this-and-that' },
        { file: 'lib/a.ts', heading: null },
        { file: 'app/[id]/e.tsx', heading: null },
      ],
      paths: ['lib/f', 'scripts/g.mjs', 'components/h.tsx', 'bench/k.ts'],
      definitions: [
        { file: 'lib/a.ts', name: 'one' },
        { file: 'app/[id]/e.tsx', name: 'two' },
      ],
      commands: ['check'],
    });
  });
});
