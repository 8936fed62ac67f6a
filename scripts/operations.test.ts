import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { VARIABLES } from '@/lib/server/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What a running server consists of: all but tests and tools. */
const SERVED = [
  ...['app', 'lib'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|testing\/|generated\/|dist\//.test(file))
      .map((file) => path.join(folder, file)),
  ),
  ...['start', 'serve', 'prepare', 'healthy'].map((name) => `scripts/${name}.mjs`),
  ...['instrumentation.ts', 'proxy.ts', 'next.config.js'],
];
/** What Node and the framework say themselves. */
const NO_SETTINGS = ['NODE_ENV', 'NEXT_RUNTIME'];

/** The settings in the rows of a page's tables. */
function settingsIn(page: string): readonly string[] {
  const rows = [...read(page).matchAll(/^\| (`[A-Z][^|]*) \|/gm)];
  return rows.flatMap(([, cell]) => [...cell!.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name!));
}

it('has a row for each variable that a server reads of its environment, and for no other', () => {
  const named = SERVED.flatMap((file) =>
    [...read(file).matchAll(/\bprocess\.env\.(\w+)/g)].map(([, name]) => name!),
  );
  const settings = new Set([...VARIABLES, ...named].filter((name) => !NO_SETTINGS.includes(name)));
  expect(settingsIn('docs/operations.md').toSorted()).toEqual([...settings].toSorted());
});

it('knows all that the first page names', () => {
  const known = settingsIn('docs/operations.md');
  expect(settingsIn('README.md').filter((name) => !known.includes(name))).toEqual([]);
});

it('names every metric that there is, and no other', () => {
  const metrics = [read('lib/server/metrics/metrics.ts'), read('lib/server/services.ts')].flatMap((text) =>
    [...text.matchAll(/'(midair_\w+)'/g)].map(([, name]) => name!),
  );
  const shown = [...read('docs/operations.md').matchAll(/`(midair_[a-z_]+)`/g)].map(([, name]) => name!);
  expect([...new Set(shown)].toSorted()).toEqual(metrics.toSorted());
});
