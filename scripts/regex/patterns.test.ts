import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findPatterns, type Pattern } from './find-patterns';
import { recordBuilt } from './record-built';
import { slowText } from './slow-text';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Patterns that are slow on long texts and never meet one, each with what bounds its steps. */
const BOUNDED: readonly (Pattern & { readonly bound: string })[] = [
  ...[/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, /\{#[^}]*\}\s*$/].map((pattern) => ({
    file: 'components/merge/words/sections.ts',
    ...partsOf(pattern),
    bound: 'The name of a place is made of 400 characters.',
  })),
  ...[
    /!?\[([^\]]{0,200})\]\([^)]{0,300}\)/g,
    /<((?:https?:|mailto:)[^\s>]{0,300})>/gi,
    /<\/?[a-z][^>]{0,300}>/gi,
    /\\([!-/:-@[-`{-~])|(?<!`)(`{1,9})(?!`)(.{1,200}?)(?<!`)\2(?!`)|(?<![\p{L}\p{N}*_])[*_]{1,9}(?=\S)|(?<=\S)[*_]{1,9}(?![\p{L}\p{N}*_])|~~|`/gu,
  ].map((pattern) => ({
    file: 'lib/documents/content/plain-words.ts',
    ...partsOf(pattern),
    bound: '300 characters for each sign, of the 2,000 that an excerpt or a snippet is made of.',
  })),
  {
    file: 'lib/merge/checks/check-names.ts',
    ...partsOf(/\]\(#|\[[^\]]{1,200}\](?!\()|<<|:ref:|href=["']?#/),
    bound: '200 characters for each bracket.',
  },
  {
    file: 'lib/merge/structure/names.ts',
    ...partsOf(/\{#([\w.:-]+)[^}]{0,200}\}/),
    bound: '200 characters for each place at which the name may end.',
  },
  {
    file: 'lib/merge/structure/names.ts',
    ...partsOf(
      /\]\(#([^()\s]{1,200})\)|<<([\w.:-]+)(?:,[^>]{0,200})?>>|:ref:`(?:[^`<]{0,200}<)?([^`>]{1,200})>?`|href=["']#([\w.:-]+)/g,
    ),
    bound:
      '200 characters for each pair of angle brackets; what is between back quotes has only one of each.',
  },
  ...[
    /\[([^\]]*)\]\(([^()\s]+)\)/g,
    /(?<![\w/.@-])(?:app|bench|components|docs|e2e|lib|prisma|public|scripts)\/[\w./[\]-]*(?![\w./[\]-]*[*<…])/g,
    /[./]+$/,
  ].map((pattern) => ({
    file: 'scripts/documentation/promises.ts',
    ...partsOf(pattern),
    bound: 'It reads the pages of the documentation and nothing else.',
  })),
  {
    file: 'scripts/draw-icons.mjs',
    ...partsOf(/<path[^>]*>/),
    bound: 'It reads the icon of the application and nothing else.',
  },
  {
    file: 'scripts/public-types.mjs',
    ...partsOf(/\/\*[\s\S]*?\*\//g),
    bound: 'It reads the types of the packages and nothing else.',
  },
];

/** Where patterns are put together later, each with what keeps it from holding anybody up. */
const LATER: readonly { readonly file: string; readonly bound: string }[] = [
  {
    file: 'components/editor/find/find-panel.ts',
    bound:
      'The pattern of who searches, in their own browser: used if its form is harmless and a worker got through in time.',
  },
  {
    file: 'scripts/regex/pattern-graph.ts',
    bound: 'It puts together single characters of patterns, to look at them.',
  },
];

const { literals, built, builtLater } = findPatterns(root, [
  'app',
  'components',
  'instrumentation.ts',
  'lib',
  'proxy.ts',
  'scripts',
]);

function partsOf({ source, flags }: RegExp): Omit<Pattern, 'file'> {
  return { source, flags };
}

const nameOf = ({ file, source, flags }: Pattern): string => `${file}: /${source}/${flags}`;

const slowOf = (patterns: readonly Pattern[]): readonly string[] => {
  const bounded = new Set(BOUNDED.map(nameOf));
  return patterns
    .map((pattern) => ({ name: nameOf(pattern), slow: slowText(pattern) }))
    .filter(({ name, slow }) => slow !== null && !bounded.has(name))
    .map(({ name, slow }) => `${name} is slow on ${JSON.stringify(slow)}`);
};

describe('no text makes a regular expression take more than steps in proportion to its length', () => {
  it('that stands in the code', () => {
    expect(literals.length).toBeGreaterThan(300);
    expect(slowOf(literals)).toEqual([]);
  });

  it('that is put together while a module is loaded', async () => {
    const made = await recordBuilt(root, [...new Set(built.map(({ file }) => file))]);
    // Each place in the code has made one.
    expect(made.map(({ file }) => file).sort()).toEqual(built.map(({ file }) => file).sort());
    expect(slowOf(made)).toEqual([]);
  });

  it('since none is put together later, when a text could become part of it', () => {
    const known = new Set(LATER.map(({ file }) => file));
    expect(builtLater.filter(({ file }) => !known.has(file))).toEqual([]);
    // Each of those that may do so does.
    expect(new Set(builtLater.map(({ file }) => file))).toEqual(known);
  });

  it('but for those that meet no long text, each of which is there and would be slow', () => {
    const there = new Set(literals.map(nameOf));
    expect(BOUNDED.filter((one) => !there.has(nameOf(one)) || slowText(one) === null)).toEqual([]);
  });
});
