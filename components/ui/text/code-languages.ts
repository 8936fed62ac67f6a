import { StreamLanguage, type StreamParser } from '@codemirror/language';
import type { Parser } from '@lezer/common';
import { type CodePart, codeParts } from './code-colours';

/** What old modes call an error has no look here. */
const tokenTable = { error: [] };
const ofMode = (mode: StreamParser<unknown>): Parser => StreamLanguage.define({ ...mode, tokenTable }).parser;

const script = () => import('@lezer/javascript');
const c = () => import('@lezer/cpp').then(({ parser }) => parser);
const sql = () => import('@codemirror/lang-sql').then(({ StandardSQL }) => StandardSQL.language.parser);
const shell = () => import('@codemirror/legacy-modes/mode/shell').then(({ shell }) => ofMode(shell));

/** By the names that people write behind the fence: each grammar is a file of its own, which is fetched when it is needed. */
const LANGUAGES: readonly (readonly [names: string, load: () => Promise<Parser>])[] = [
  ['js javascript mjs cjs node', () => script().then(({ parser }) => parser)],
  ['jsx', () => script().then(({ parser }) => parser.configure({ dialect: 'jsx' }))],
  ['ts typescript mts cts', () => script().then(({ parser }) => parser.configure({ dialect: 'ts' }))],
  ['tsx', () => script().then(({ parser }) => parser.configure({ dialect: 'jsx ts' }))],
  ['css', () => import('@lezer/css').then(({ parser }) => parser)],
  ['html htm vue svelte', () => import('@lezer/html').then(({ parser }) => parser)],
  ['xml svg rss xhtml', () => import('@lezer/xml').then(({ parser }) => parser)],
  ['json jsonc json5', () => import('@lezer/json').then(({ parser }) => parser)],
  ['yaml yml', () => import('@lezer/yaml').then(({ parser }) => parser)],
  ['python py', () => import('@lezer/python').then(({ parser }) => parser)],
  ['java', () => import('@lezer/java').then(({ parser }) => parser)],
  ['c h cpp c++ cc cxx hpp', c],
  ['rust rs', () => import('@lezer/rust').then(({ parser }) => parser)],
  ['go golang', () => import('@lezer/go').then(({ parser }) => parser)],
  ['php', () => import('@lezer/php').then(({ parser }) => parser.configure({ top: 'Program' }))],
  ['sql mysql postgresql postgres sqlite', sql],
  ['sh bash zsh shell console', shell],
  ['diff patch', () => import('@codemirror/legacy-modes/mode/diff').then(({ diff }) => ofMode(diff))],
  ['toml ini', () => import('@codemirror/legacy-modes/mode/toml').then(({ toml }) => ofMode(toml))],
  [
    'dockerfile docker',
    () => import('@codemirror/legacy-modes/mode/dockerfile').then(({ dockerFile }) => ofMode(dockerFile)),
  ],
];

const byName = new Map(LANGUAGES.flatMap(([names, load]) => names.split(' ').map((name) => [name, load])));

/** What colours code in one language. */
export type Colouring = (code: string, isOver: () => boolean) => readonly CodePart[];

/** Colours for code in the language of this name; rejects where they cannot be fetched. `undefined`: no grammar is known. */
export function colouringOf(language: string): Promise<Colouring> | undefined {
  const load = byName.get(language.toLowerCase());
  return load?.().then((parser) => (code, isOver) => codeParts(parser, code, isOver));
}
