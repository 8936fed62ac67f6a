import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { brokenWays } from './architecture/broken-rules';
import { findCircle, findWay, fold, type Graph, reduce, within } from './architecture/graph';
import { graphOf, isShown } from './architecture/imports-graph';
import { drawInto } from './architecture/page';
import { draw } from './architecture/picture';
import { readImports } from './architecture/read-imports';
import { LEFT_ALONE } from './architecture/rooms';
import { scanImports } from './architecture/scan-imports';

/** A graph by its edges, `a>b c` for a that leads to b and to c. */
function graph(...lines: string[]): Graph {
  const edges = lines.map((line) => line.split('>'));
  const nodes = new Map(edges.map(([from, to = '']) => [from!, new Set(to.split(' ').filter(Boolean))]));
  for (const targets of [...nodes.values()])
    for (const target of targets) if (!nodes.has(target)) nodes.set(target, new Set());
  return nodes;
}

describe('what a module imports', () => {
  it.each([
    ['names', "import { a, b as c } from './a';", ['./a']],
    ['a default', 'import a from "./a"', ['./a']],
    ['a default and names', "import a, { b } from './a';", ['./a']],
    ['everything', "import * as a from './a';", ['./a']],
    ['for its effect', "import './a.css';", ['./a.css']],
    ['types', "import type { A } from './a';\nimport { type B, c } from './b';", ['./a', './b']],
    [
      'a name that is a word of the language',
      "import { type as from, default as type } from './a';",
      ['./a'],
    ],
    ['over many lines', "import {\n  // the first\n  a,\n  b, /* the last */\n} from\n  './a';", ['./a']],
    [
      'and passes on',
      "export { a } from './a';\nexport * from './b';\nexport * as c from './c';",
      ['./a', './b', './c'],
    ],
    ['and passes on as types', "export type { A } from './a';\nexport type * from './b';", ['./a', './b']],
    ['once, behind exported names without a semicolon', "export { a }\nimport { b } from './b'", ['./b']],
    ['when it is needed', "const a = () => import('./a').then(({ a }) => a);", ['./a']],
    ['when it is needed, over many lines', "await import(\n  './a'\n)", ['./a']],
    [
      'as the type of a whole module',
      "let a: typeof import('./a');\ntype B = import('./b').B;",
      ['./a', './b'],
    ],
    [
      'within a template',
      `const a = \`\${await import('./a')} and \${\`\${await import('./b')}\`}\`;`,
      ['./a', './b'],
    ],
    ['after a regular expression with quotes', "const quote = /['\"`]/;\nimport('./a');", ['./a']],
    ['after a division', "const half = (a + b) / 2; import('./a'); const c = a / b;", ['./a']],
    [
      'after an apostrophe between tags',
      "<p>It isn't here {load(() => import('./a'))}, is it? Don't.</p>",
      ['./a'],
    ],
  ])('is found: %s', (_, source, imports) => {
    expect(scanImports(source)).toEqual({ imports, addresses: [], hidden: [] });
  });

  it.each([
    ['a comment', "// import './a';\n/* import './b';\n export * from './c' */"],
    ['a string', 'const a = "import \'./a\'"; const b = \'export * from "./b"\';'],
    ['a string with an escaped quote', "const a = 'it\\'s import \"./a\"';"],
    ['a template', `const a = \`import './a';\n\${b} import('./c')\`;`],
    ['a regular expression', "const a = /import '.[/]a'/;"],
    ['a name of a member', "a.import('./a'); const b = { import: './b', export: './c' };"],
    ['import.meta', "new URL('./a', import.meta.url);"],
    ['an address that is computed', `import(place); import(\`./\${name}\`);`],
    [
      'what a module exports of its own',
      "const from = './a';\nexport { from };\nexport const b = './b';\nexport default './c';",
    ],
    ['exported names without a semicolon', "export { a }\nfrom('./b');\nexport type { A }\nconst b = './c'"],
  ])('is not taken from %s', (_, source) => {
    expect(scanImports(source).imports).toEqual([]);
  });

  it.each([
    ['a worker', "new Worker(new URL('./a.ts', import.meta.url), { type: 'module' });", ['./a.ts']],
    ['a worker, over many lines', 'new URL(\n  "../a.ts",\n  import.meta.url,\n)', ['../a.ts']],
  ])('is found by the address of a file: %s', (_, source, addresses) => {
    expect(scanImports(source)).toEqual({ imports: [], addresses, hidden: [] });
  });

  it.each([
    ['a call of require', "const a = require('./a');", ['require']],
    ['a place that require looks up', "require.resolve('./a');", ['require']],
    ['require under another name', 'const load = require;', ['require']],
    ['a require of its own', "createRequire('/')('./a');", ['createRequire']],
    [
      'a computed address',
      `import(place); import(\`./\${name}\`); import('./' + name);`,
      ['import()', 'import()', 'import()'],
    ],
    ['a computed address of a file', 'new URL(place, import.meta.url);', ['import.meta']],
    ['the place of another module', "import.meta.resolve('./a');", ['import.meta']],
    ['a reference of the compiler', '/// <reference path="./a.ts" />', ['/// <reference>']],
  ])('cannot be told from the text: %s', (_, source, hidden) => {
    expect(scanImports(source)).toEqual({ imports: [], addresses: [], hidden });
  });

  it.each([
    ['a comment', "// require('./a') and /// <reference path='./b' />\n/* createRequire('./c') */"],
    ['a text between tags', '<p>Not all that you require. Most of it (we require it).</p>'],
    ['a name of a member', "a.require('./a'); const b = { require: 1 };"],
  ])('is not suspected in %s', (_, source) => {
    expect(scanImports(source).hidden).toEqual([]);
  });

  it('is not guessed where a template has no end', () => {
    expect(() => scanImports('const a = `one')).toThrow('A template has no end');
  });
});

describe('a graph', () => {
  it('is folded to groups, without what stays within one', () => {
    const folded = fold(graph('a/1>a/2 b/1', 'b/1>b/2'), (node) => node[0]!);
    expect(folded).toEqual(graph('a>b'));
  });

  it('keeps only those edges that no longer way implies', () => {
    expect(reduce(graph('a>b c d', 'b>c', 'c>d'))).toEqual(graph('a>b', 'b>c', 'c>d'));
    expect(reduce(graph('a>b c', 'b>d', 'c>d'))).toEqual(graph('a>b c', 'b>d', 'c>d'));
  });

  it('has a circle only if a way leads back', () => {
    expect(findCircle(graph('a>b c', 'b>c', 'c>d'))).toBeNull();
    expect(findCircle(graph('a>b', 'b>c', 'c>d', 'd>b'))).toEqual(['b', 'c', 'd', 'b']);
  });

  it('shows the shortest way from one kind of node to another', () => {
    const nodes = graph('a1>b c', 'a2>d', 'b>c', 'c>e', 'd>b');
    expect(findWay(nodes, /^a/, /^e/)).toEqual(['a1', 'c', 'e']);
    expect(findWay(nodes, /^e/, /^a/)).toBeNull();
  });
});

describe('a rule that all imports together break', () => {
  it.each([
    ['files', graph('lib/http/a/1.ts>lib/http/a/2.ts', 'lib/http/a/2.ts>lib/http/a/1.ts')],
    ['folders', graph('lib/http/a/1.ts>lib/http/b/1.ts', 'lib/http/b/2.ts>lib/http/a/2.ts')],
    ['rooms', graph('lib/http/a/x/1.ts>lib/http/b/1.ts', 'lib/http/b/2.ts>lib/http/a/y/2.ts')],
    ['layers', graph('lib/http/a/1.ts>lib/merge/a/1.ts', 'lib/merge/b/2.ts>lib/http/b/2.ts')],
  ])('is told in a sentence: %s in a circle', (name, files) => {
    expect(brokenWays(files)).toContainEqual(
      expect.stringMatching(new RegExp(`^These ${name} import each other in a circle: .* → .*\\.$`)),
    );
  });

  it('is told with the whole way on which the server and the browser meet', () => {
    const way = ['lib/server/a.ts', 'lib/lab/b.ts', 'lib/client/c/d.ts'];
    expect(brokenWays(graph('lib/server/a.ts>lib/lab/b.ts', 'lib/lab/b.ts>lib/client/c/d.ts'))).toEqual([
      `The server and the browser meet, though they must not: ${way.join(' → ')}.`,
    ]);
    expect(
      brokenWays(graph('components/a.tsx>lib/lab/b.ts', 'lib/lab/b.ts>app/api/route.ts')),
    ).toContainEqual(expect.stringContaining('components/a.tsx → lib/lab/b.ts → app/api/route.ts'));
    expect(
      brokenWays(graph('instrumentation.ts>lib/lab/testing/b.ts', 'lib/lab/testing/b.ts>lib/client/c/d.ts')),
    ).toHaveLength(1);
  });

  it('is told of what a page shows, and not of the page', () => {
    const meets = (files: string) =>
      brokenWays(graph(`app/${files}`, 'app/served/s.ts>lib/server/a.ts lib/client/c/d.ts')).length;
    expect(meets('a/[id]/page.tsx>app/served/s.ts components/a/b.tsx')).toBe(0);
    expect(meets('a/frame.tsx>app/served/s.ts')).toBe(1);
  });

  it('is none where all imports lead down', () => {
    const files = graph(
      'app/page.tsx>components/a/b.tsx',
      'components/a/b.tsx>lib/lab/c.ts lib/client/d/e.ts',
      'lib/server/f.ts>lib/lab/g.ts',
    );
    expect(brokenWays(files)).toEqual([]);
  });
});

describe('the picture', () => {
  const files = graph(
    'app/page.tsx>components/b/c.tsx',
    'app/api/a/route.ts>lib/http/x/1.ts',
    'components/b/c.tsx>components/d/e/f.tsx lib/http/y/1.ts',
    'lib/http/x/1.ts>lib/http/y/1.ts lib/http/z/1.ts',
    'lib/http/y/1.ts>lib/http/z/1.ts',
    'lib/http/alone/1.ts',
    'lib/http/lonely/1.ts',
  );

  it('shows layers with their rooms, and what they import', () => {
    const lines = draw(files)
      .split('\n')
      .map((line) => line.trim());
    expect(lines).toContain('subgraph lib_http["<b>lib/http</b> · rules of HTTP"]');
    expect(lines).toContain('components_b_room --> components_d_room');
    expect(lines).toContain('lib_http_others["alone · lonely"]');
    expect(lines.filter((line) => line.includes('==>'))).toEqual([
      'app ==> components',
      'app_api ==> lib_http',
      'components ==> lib_http',
    ]);
    expect(lines.filter((line) => /lib_http.*-->/.test(line))).toEqual([
      'lib_http_x_room --> lib_http_y_room',
      'lib_http_y_room --> lib_http_z_room',
    ]);
  });

  it('asks for the name of a layer that it does not know', () => {
    expect(() => draw(graph('lib/news/a.ts'))).toThrow('lib/news/a.ts belongs to no layer');
  });

  it('takes the place of the one before, and of nothing else', () => {
    const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');
    const drawn = drawInto(page, files);
    expect(drawn).not.toBe(page);
    expect(drawInto(drawn, files)).toBe(drawn);
    const [before, after] = page.split('```mermaid');
    expect(drawn.startsWith(before!)).toBe(true);
    expect(drawn.endsWith(after!.slice(after!.indexOf('```')))).toBe(true);
    expect(() => drawInto('# A page without marks', files)).toThrow('The page lacks the lines');
  });

  it('in the document is the one that the imports make', () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const page = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
    const files = within(graphOf(readImports(root, LEFT_ALONE)), isShown);
    expect(drawInto(page, files), 'run npx tsx scripts/draw-architecture.ts').toBe(page);
  });
});

describe('reading the imports of a tree', () => {
  let root: string;

  function tree(files: Readonly<Record<string, string>>): string {
    root = mkdtempSync(path.join(tmpdir(), 'imports-'));
    for (const folder of ['app', 'components', 'lib']) mkdirSync(path.join(root, folder));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    return root;
  }
  afterEach(() => rmSync(root, { recursive: true }));

  it('finds files by alias and by relative path, with and without an extension', () => {
    tree({
      'app/page.tsx':
        "import './page.css';\nimport { useState } from 'react';\nimport { A } from '@/components/a';",
      'components/a.tsx': "import { b } from '../lib/b/b.ts';\nimport type { C } from './c';",
      'components/c.ts': '',
      'lib/b/b.ts': '',
    });
    expect(graphOf(readImports(root, []))).toEqual(
      graph('app/page.tsx>components/a.tsx', 'components/a.tsx>lib/b/b.ts components/c.ts'),
    );
  });

  it('leaves out tests, what was generated, and what the rules leave alone', () => {
    tree({
      'lib/a/a.ts': "import { Client } from './generated/client';",
      'lib/a/a.test.ts': "import './a';",
      'lib/testing/world.ts': "import '@/lib/a/a';",
      'lib/a/generated/client.ts': '',
      'lib/a/node_modules/b/index.js': '',
      'tools/draw.ts': '',
      '.next/page.js': '',
    });
    expect(graphOf(readImports(root, ['lib/a/generated', 'tools']))).toEqual(
      graph('lib/a/a.ts', 'lib/testing/world.ts>lib/a/a.ts'),
    );
  });

  it('takes source files of every kind, wherever they stand', () => {
    const names = ['a.ts', 'b.tsx', 'c.mts', 'd.cts', 'e.js', 'f.jsx', 'g.mjs', 'h.cjs'];
    tree(Object.fromEntries([...names, 'pages/i.tsx', 'readme.md'].map((name) => [name, ''])));
    expect([...readImports(root, []).keys()]).toEqual([...names, 'pages/i.tsx']);
  });

  it('tells files of the project from packages, and what is there from what is not', () => {
    tree({
      'lib/a.ts':
        "import './b';\nimport './a.css';\nimport 'zod';\nnew URL('c.ts', import.meta.url);\nrequire('pg');",
      'lib/a.css': '',
      'lib/c.ts': '',
    });
    expect(readImports(root, []).get('lib/a.ts')).toEqual({
      imports: [
        { specifier: './b', target: 'lib/b', isMissing: true, isAddress: false },
        { specifier: './a.css', target: 'lib/a.css', isMissing: false, isAddress: false },
        { specifier: 'zod', target: null, isMissing: false, isAddress: false },
        { specifier: 'c.ts', target: 'lib/c.ts', isMissing: false, isAddress: true },
      ],
      hidden: ['require'],
    });
  });
});
