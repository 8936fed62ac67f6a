import { readdirSync } from 'node:fs';
import path from 'node:path';

/** What a page of the documentation says of the project, to be held against it. Files are named from the root. */
interface Promises {
  /** Its own headings, as links name them. */
  readonly headings: readonly string[];
  /** What it leads to within the project, and the heading there, if one is named. */
  readonly links: readonly { readonly file: string; readonly heading: string | null }[];
  /** Files and folders that it names. */
  readonly paths: readonly string[];
  /** Names of code that lead to a source file. */
  readonly definitions: readonly { readonly file: string; readonly name: string }[];
  /** Commands of package.json: what follows `npm run`. */
  readonly commands: readonly string[];
}

const HEADING = /^#{1,6} +(.+?) *$/gm;
const LINK = /\[([^\]]*)\]\(([^()\s]+)\)/g;
/** A path that begins in one of the project's folders; one with a place holder in it is none. */
const PATH =
  /(?<![\w/.@-])(?:app|bench|components|docs|e2e|lib|prisma|public|scripts)\/[\w./[\]-]*(?![\w./[\]-]*[*<…])/g;
const COMMAND = /\bnpm run (?:-\w+ )*([\w:-]+)/g;
const SOURCE = /\.(?:tsx?|mjs)$/;

/** The pages of the documentation, from the root. */
export function pagesOf(root: string): readonly string[] {
  const inFolder = (folder: string) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.posix.join(folder, name));
  return ['.', 'docs', 'docs/decisions'].flatMap(inFolder).sort();
}

/** What the page at `file` promises. */
export function promisesOf(file: string, text: string): Promises {
  const links = [...text.matchAll(LINK)]
    .filter(([, , target = '']) => !/^[a-z]+:/i.test(target))
    .map(([, words = '', target = '']) => ({ words, ...targetOf(file, target) }));
  const named = text.replaceAll(LINK, '$1');
  return {
    headings: [...text.matchAll(HEADING)].map(([, heading = '']) => anchorOf(heading)),
    links: links.map(({ file: to, heading }) => ({ file: to, heading })),
    paths: [...named.matchAll(PATH)].map(([found]) => found.replace(/[./]+$/, '')),
    definitions: links.flatMap(({ words, file: to }) => {
      const name = /^`([\w$]+)`$/.exec(words)?.[1];
      return name !== undefined && SOURCE.test(to) ? [{ file: to, name }] : [];
    }),
    commands: [...text.matchAll(COMMAND)].map(([, command = '']) => command),
  };
}

function targetOf(file: string, target: string): { readonly file: string; readonly heading: string | null } {
  const [place = '', heading = null] = decodeURIComponent(target).split('#');
  return { file: place === '' ? file : path.posix.join(path.posix.dirname(file), place), heading };
}

/** A heading as GitHub names it in links. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
