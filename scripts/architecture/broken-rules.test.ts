import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { brokenRules, type Rules } from './broken-rules';
import { readImports } from './read-imports';
import { generated, openTo, type Room, room, tree } from './room';
import { LEFT_ALONE, ROOMS } from './rooms';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What these files break, under a folder whose own name is that of a layer. */
function broken(files: Readonly<Record<string, string>>, rules: Partial<Rules>): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'rules-'));
  folders.push(folder);
  const root = path.join(folder, 'components/app/lib/server');
  mkdirSync(root, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const sources = readImports(root, ['tools', 'lib/server/generated']);
  return brokenRules(sources, { rooms: [], unfollowed: [], devDependencies: ['vitest'], ...rules });
}

const WHERE = 'Who may import from where is said in scripts/architecture/rooms.ts.';

/** A small house in which all is well. */
const ROOMS_HERE: readonly Room[] = [
  room('lib/http/fields'),
  room('lib/http/conditions', ['lib/http/fields']),
  room('lib/http/index.ts', ['lib/http/*']),
  room('lib/merge/text'),
  room('lib/merge/diff', ['lib/merge/text']),
  room('lib/client/session', ['lib/merge/text']),
  room('lib/client/api', ['lib/http/fields', 'lib/client/session'], ['zod/mini']),
  generated('lib/server/generated'),
  room('lib/server', ['lib/server/generated'], ['node:fs']),
  room('components/ui/text', [], ['react']),
  tree('app', ['lib/client/*', 'components/ui/text'], ['next/link']),
  room('lib/client/testing', ['lib/client/session'], ['vitest']),
];
const HOUSE: Readonly<Record<string, string>> = {
  'lib/http/fields/tags.ts': '',
  'lib/http/conditions/match.ts': "import { a } from '../fields/tags.ts';",
  'lib/http/index.ts': "export { a } from './fields/tags.ts';\nexport { b } from './conditions/match.ts';",
  'lib/merge/text/lines.ts': "import { a } from './words.ts';",
  'lib/merge/text/words.ts': '',
  'lib/merge/diff/diff.ts': "import { a } from '../text/lines.ts';",
  'lib/client/session/step.ts': "import { a } from '@/lib/merge/text/lines';",
  'lib/client/session/worker.ts': "new Worker(new URL('./step.ts', import.meta.url));",
  'lib/client/api/call.ts':
    "import type { A } from '@/lib/http/fields/tags';\nimport { b } from '@/lib/client/session/step';\nimport * as z from 'zod/mini';",
  'lib/server/config.ts': "import 'node:fs';\nimport { Client } from '@/lib/server/generated/client';",
  'components/ui/text/prose.tsx': "import 'react';\nimport './prose.css';",
  'components/ui/text/prose.css': '',
  'app/page.tsx':
    "import '@/lib/client/api/call';\nimport '@/components/ui/text/prose.css';\nimport 'next/link';",
  'app/documents/[id]/page.tsx': "import { a } from '@/app/page';",
  'app/page.test.tsx': "import { readFileSync } from 'node:fs';\nimport '../lib/server/config';",
  'lib/client/testing/world.ts': "import 'vitest';\nimport { a } from '@/lib/client/session/step';",
  'tools/draw.ts': "import '@/lib/server/config';",
};

/** What is broken where one file of the house says something else. */
const brokenBy = (file: string, text: string, rules: Partial<Rules> = {}) =>
  broken({ ...HOUSE, [file]: `${HOUSE[file] ?? ''}\n${text}` }, { rooms: ROOMS_HERE, ...rules });

describe('the rules of the project', () => {
  it('are kept by all of its files', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    expect(brokenRules(readImports(root, LEFT_ALONE))).toEqual([]);
  });

  it.each([
    ['lib/client/session', ['lib/http/client', 'lib/http/handler', 'lib/client/api']],
    ['lib/documents/problems', ['lib/http/client']],
    ['lib/client/live', ['lib/documents/use-cases']],
    ['lib/client/cache', ['lib/documents/use-cases']],
    ['components/merge/words', ['lib/client/running', 'lib/client/api']],
    ['components/merge/cards', ['lib/client/running', 'lib/client/api']],
    ['components/ui/text', ['lib/client/running', 'lib/client/api']],
  ])('keep %s from what it must not know', (name, others) => {
    const open = openTo(ROOMS.find((room) => room.path === name)!, ROOMS);
    expect(open.filter((place) => others.includes(place))).toEqual([]);
  });

  it('let nobody import the packages as others do, but for their examples', () => {
    const others = ROOMS.filter((room) => !room.path.endsWith('/examples'));
    expect(others.flatMap((room) => room.packages).filter((name) => name.startsWith('@midair'))).toEqual([]);
    expect(ROOMS.flatMap((room) => openTo(room, ROOMS)).filter((name) => name.endsWith('index.ts'))).toEqual(
      [],
    );
  });
});

describe('a house', () => {
  it('is in order where each file imports what its room may', () => {
    expect(broken(HOUSE, { rooms: ROOMS_HERE })).toEqual([]);
  });

  it('tells all that is wrong at once', () => {
    expect(brokenBy('lib/client/session/step.ts', "import 'pg';\nimport 'zod';\nrequire('a');")).toHaveLength(
      3,
    );
  });
});

describe('an import of another room', () => {
  it('is told with its file, its target, its room, and what that room may import', () => {
    expect(brokenBy('lib/client/session/step.ts', "import { a } from '@/lib/http/fields/tags';")).toEqual([
      `lib/client/session/step.ts imports lib/http/fields/tags: lib/client/session may import lib/merge/text. ${WHERE}`,
    ]);
    expect(brokenBy('lib/http/fields/tags.ts', "import { a } from '@/lib/merge/text/lines';")).toEqual([
      `lib/http/fields/tags.ts imports lib/merge/text/lines: lib/http/fields may import no other room. ${WHERE}`,
    ]);
  });

  it.each([
    ['a type', "import type { A } from '@/lib/http/fields/tags';"],
    ['what it passes on', "export * from '@/lib/http/fields/tags';"],
    ['when it is needed', "await import('@/lib/http/fields/tags');"],
    ['the type of a module', "type A = import('@/lib/http/fields/tags').A;"],
    ['for its effect', "import '@/lib/http/fields/tags';"],
    ['a worker', "new Worker(new URL('../../http/fields/tags.ts', import.meta.url));"],
    ['by climbing', "import '../../http/fields/tags';"],
    ['what a package shows to others', "import '@/lib/http/index';"],
    ['a tool', "import '@/tools/draw';"],
    ['a style sheet', "import '@/components/ui/text/prose.css';"],
  ])('is denied unless its room may: %s', (_, text) => {
    expect(brokenBy('lib/client/session/step.ts', text)).toEqual([
      expect.stringMatching(
        /^lib\/client\/session\/step\.ts imports .*: lib\/client\/session may import lib\/merge\/text\. /,
      ),
    ]);
  });

  it('is denied in every kind of source file', () => {
    for (const ending of ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'])
      expect(brokenBy(`lib/client/session/other.${ending}`, "import '@/lib/http/fields/tags';")).toHaveLength(
        1,
      );
  });

  it('cannot climb out of a package', () => {
    expect(brokenBy('lib/http/conditions/match.ts', "import '../fields/../../merge/text/words.ts';")).toEqual(
      [
        expect.stringContaining(
          'imports lib/merge/text/words: lib/http/conditions may import lib/http/fields.',
        ),
      ],
    );
  });

  it('of a whole layer opens neither what tests share nor what is for others', () => {
    expect(openTo(ROOMS_HERE[2]!, ROOMS_HERE)).toEqual(['lib/http/fields', 'lib/http/conditions']);
    const rooms = [
      room('lib/a/b'),
      room('lib/a/testing'),
      room('lib/a/index.ts'),
      room('lib/c', ['lib/a/*']),
      room('lib/a/d'),
    ];
    expect(openTo(rooms[3]!, rooms)).toEqual(['lib/a/b']);
  });

  it('of what is not there is told as that, and only that', () => {
    expect(brokenBy('lib/client/session/step.ts', "import '@/lib/merge/text/gone';")).toEqual([
      'lib/client/session/step.ts imports @/lib/merge/text/gone, which is not there.',
    ]);
  });
});

describe('an import of a package', () => {
  it.each([
    ['lib/client/session/step.ts', "import { Pool } from 'pg';", 'pg', 'no package'],
    ['lib/client/session/step.ts', "await import('node:fs');", 'node:fs', 'no package'],
    ['lib/client/session/step.ts', "let a: import('node:fs').Stats;", 'node:fs', 'no package'],
    ['lib/client/api/call.ts', "import 'zod';", 'zod', 'only the packages zod/mini'],
    ['lib/client/api/call.ts', "import '@midair/http';", '@midair/http', 'only the packages zod/mini'],
    ['components/ui/text/prose.tsx', "import 'next/cache';", 'next/cache', 'only the packages react'],
    [
      'components/ui/text/prose.tsx',
      "import 'react/jsx-runtime';",
      'react/jsx-runtime',
      'only the packages react',
    ],
    ['lib/server/config.ts', "import 'node:fs/promises';", 'node:fs/promises', 'only the packages node:fs'],
    ['lib/server/config.ts', "import 'fs';", 'fs', 'only the packages node:fs'],
    ['components/ui/text/prose.tsx', "import { it } from 'vitest';", 'vitest', 'only the packages react'],
    [
      'components/ui/text/prose.tsx',
      "new URL('https://example.com/a.js', import.meta.url);",
      'https://example.com/a.js',
      'only the packages react',
    ],
  ])('is denied unless its room names it as it is: %s, %s', (file, text, name, may) => {
    expect(brokenBy(file, text)).toEqual([
      `${file} imports ${name}: ${path.posix.dirname(file)} may import ${may}. ${WHERE}`,
    ]);
  });
});

describe('what tests share', () => {
  it.each([
    ['lib/client/session/step.ts', "import '@/lib/client/testing/world';"],
    ['lib/client/api/call.ts', "export * from '@/lib/client/testing/world';"],
    ['app/page.tsx', "import '@/lib/client/testing/world';"],
  ])('is for no other file: %s', (file, text) => {
    expect(brokenBy(file, text)).toContain(
      `${file} imports lib/client/testing/world: only tests import what tests share.`,
    );
  });

  it('may not import what its own entry does not name', () => {
    expect(brokenBy('lib/client/testing/world.ts', "import '@/lib/server/config';")).toContainEqual(
      expect.stringContaining('lib/client/testing may import lib/client/session.'),
    );
  });

  it('needs an entry also in a room that covers its folders', () => {
    expect(brokenBy('app/documents/testing/world.ts', '')).toEqual([
      expect.stringMatching(
        /^app\/documents\/testing has no entry: add one to scripts\/architecture\/rooms\.ts/,
      ),
    ]);
  });

  it('is not a test, which nobody imports', () => {
    expect(brokenBy('app/page.tsx', "import './page.test';")).toEqual([
      'app/page.tsx imports app/page.test.tsx: nobody imports a test.',
    ]);
  });
});

describe('a way to load a module that cannot be followed', () => {
  it.each([
    ['require', "require('pg');"],
    ['createRequire', "createRequire('/')('pg');"],
    ['import()', 'import(place);'],
    ['import.meta', 'new Worker(new URL(place, import.meta.url));'],
    ['/// <reference>', '/// <reference path="../../server/config.ts" />'],
  ])('is an error: %s', (way, text) => {
    expect(brokenBy('lib/client/session/step.ts', text)).toEqual([
      expect.stringContaining(`lib/client/session/step.ts uses ${way}, which cannot be followed: `),
    ]);
  });

  it('is one file’s right where it is needed', () => {
    const unfollowed = ['lib/client/session/step.ts'];
    expect(brokenBy('lib/client/session/step.ts', "require('pg');", { unfollowed })).toEqual([]);
    expect(brokenBy('lib/client/session/step.ts', '', { unfollowed })).toEqual([
      expect.stringContaining('lib/client/session/step.ts needs no exception'),
    ]);
  });
});

describe('a specifier', () => {
  it.each([
    ['lib/client/session/worker.ts', '@/lib/client/session/step', './step'],
    ['lib/client/session/worker.ts', './step.ts', './step'],
    ['lib/client/session/worker.ts', '.././session/step', './step'],
    ['lib/client/api/call.ts', '../session/step', '@/lib/client/session/step'],
    ['lib/client/api/call.ts', '@/lib/client/api/../session/step', '@/lib/client/session/step'],
    ['lib/client/api/call.ts', '@/lib/client/session/step.ts', '@/lib/client/session/step'],
    ['app/page.tsx', './documents/[id]/page', '@/app/documents/[id]/page'],
    ['lib/http/conditions/match.ts', '../fields/tags', '../fields/tags.ts'],
    ['lib/http/conditions/match.ts', '@/lib/http/fields/tags', '../fields/tags.ts'],
    ['lib/http/conditions/match.ts', '../../http/fields/tags.ts', '../fields/tags.ts'],
  ])('has one form: in %s, not %s', (file, specifier, expected) => {
    expect(brokenBy(file, `import '${specifier}';`)).toContain(
      `${file} imports '${specifier}': say '${expected}'.`,
    );
  });
});

describe('a file without a room', () => {
  it.each([
    ['components/ui/fresh/a.tsx', 'components/ui/fresh'],
    ['lib/client/session/deeper/a.ts', 'lib/client/session/deeper'],
    ['lib/client/a.ts', 'lib/client'],
    ['lib/merge/dist/a.js', 'lib/merge/dist'],
    ['pages/old.tsx', 'pages'],
    ['proxy.ts', 'proxy.ts'],
    ['instrumentation-client.ts', 'instrumentation-client.ts'],
  ])('is an error that says what to do: %s', (file, place) => {
    expect(brokenBy(file, "import 'node:fs';")).toEqual([
      `${place} has no entry: add one to scripts/architecture/rooms.ts that says what it may import.`,
    ]);
  });
});

describe('the table', () => {
  const brokenTable = (...more: readonly Room[]) => broken(HOUSE, { rooms: [...ROOMS_HERE, ...more] });

  it('has one entry for each room', () => {
    expect(brokenTable(room('lib/merge/text'))).toEqual(['The entry for lib/merge/text is there twice.']);
  });

  it('has no entry without a source file', () => {
    expect(brokenTable(room('lib/gone'))).toEqual(['The entry for lib/gone has no source file.']);
  });

  it.each([
    ['stands below', ['lib/d', 'lib/c'], 'lib/c', 'does not stand above it'],
    ['is not there', ['lib/c', 'lib/d'], 'lib/gone', 'does not stand above it'],
    ['is itself', ['lib/c', 'lib/d'], 'lib/d', 'does not stand above it'],
    ['is what tests share', ['lib/testing', 'lib/d'], 'lib/testing', 'only tests share'],
    ['is what a package shows to others', ['lib/index.ts', 'lib/d'], 'lib/index.ts', 'is only for others'],
  ])('names no room that %s', (_, paths, name, problem) => {
    const rooms = paths.map((place) => room(place, place === 'lib/d' ? [name] : []));
    expect(broken({}, { rooms })).toContainEqual(
      expect.stringMatching(new RegExp(`^The entry for lib/d names ${name}, which .*${problem}\\.$`)),
    );
  });

  it('keeps a package to itself', () => {
    const rooms = [room('lib/merge/text'), room('lib/http/fields', ['lib/merge/text'])];
    expect(broken({}, { rooms })).toContain(
      'The entry for lib/http/fields names lib/merge/text, which is not of its package.',
    );
  });

  it('opens development dependencies to what tests share alone', () => {
    const rooms = [room('lib/c', [], ['vitest/node']), room('lib/testing', [], ['vitest'])];
    expect(
      broken({ 'lib/c/a.ts': "import 'vitest/node';", 'lib/testing/b.ts': "import 'vitest';" }, { rooms }),
    ).toContain('The entry for lib/c names vitest/node, which is a development dependency.');
  });

  it('allows no more than is used', () => {
    const rooms = [room('lib/c'), room('lib/d', ['lib/c', 'lib/e/*'], ['zod'])];
    expect(
      broken({ 'lib/c/a.ts': '', 'lib/d/b.ts': '' }, { rooms }).filter((line) =>
        line.includes('take it out'),
      ),
    ).toEqual(
      ['lib/c', 'lib/e/*', 'zod'].map(
        (name) => `The entry for lib/d names ${name}, which no file there imports: take it out.`,
      ),
    );
  });
});
