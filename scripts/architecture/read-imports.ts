import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { scanImports } from './scan-imports';

/** What a source file loads, once. */
export interface Import {
  /** As it stands in the file. */
  readonly specifier: string;
  /** The file of the project by its path from the root, or `null` for a package. */
  readonly target: string | null;
  /** Whether the target is not there; it is then named as the specifier says. */
  readonly isMissing: boolean;
  /** Whether it is the address of a file, as a worker is given. */
  readonly isAddress: boolean;
}

interface Source {
  readonly imports: readonly Import[];
  /** Ways of loading a module that cannot be followed, by their names in the language. */
  readonly hidden: readonly string[];
}

/** Every source file that the rules are for, by its path from the root. */
export type Sources = ReadonlyMap<string, Source>;

const SOURCE = /\.[cm]?[jt]sx?$/;
/** What may follow a specifier that leaves the ending out. */
const ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.d.ts',
  '/index.ts',
  '/index.tsx',
];

/** Whether the test runner runs this file. */
export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

/**
 * Which source file loads what, types included. Tests are left out, installed packages, names that begin with a
 * dot, and whatever is named in `leftAlone` by its path from `root`.
 */
export function readImports(root: string, leftAlone: readonly string[]): Sources {
  const files = filesIn(root, '', new Set(leftAlone)).filter((file) => SOURCE.test(file) && !isTest(file));
  return new Map(files.sort().map((file) => [file, readSource(root, file)]));
}

function filesIn(root: string, folder: string, leftAlone: ReadonlySet<string>): readonly string[] {
  const isWanted = ({ name }: Dirent, place: string) =>
    !name.startsWith('.') && name !== 'node_modules' && !leftAlone.has(place);
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (!isWanted(entry, place)) return [];
    return entry.isDirectory() ? filesIn(root, place, leftAlone) : [place];
  });
}

function readSource(root: string, file: string): Source {
  const { imports, addresses, hidden } = scanImports(readFileSync(path.join(root, file), 'utf8'));
  return {
    imports: [
      ...[...new Set(imports)].map((specifier) => resolve(root, file, specifier, false)),
      ...[...new Set(addresses)].map((specifier) => resolve(root, file, specifier, true)),
    ],
    hidden: [...new Set(hidden)],
  };
}

function resolve(root: string, file: string, specifier: string, isAddress: boolean): Import {
  const place = placeOf(file, specifier, isAddress);
  if (place === null) return { specifier, target: null, isMissing: false, isAddress };
  const target = ENDINGS.map((ending) => `${place}${ending}`).find(
    (name) => statSync(path.join(root, name), { throwIfNoEntry: false })?.isFile() ?? false,
  );
  return { specifier, target: target ?? place, isMissing: target === undefined, isAddress };
}

/** Where in the project a specifier points to, or `null` if it names a package. */
function placeOf(file: string, specifier: string, isAddress: boolean): string | null {
  if (specifier.startsWith('@/')) return path.posix.normalize(specifier.slice(2));
  const isRelative = isAddress ? !specifier.includes(':') : /^\.{1,2}(?:\/|$)/.test(specifier);
  return isRelative ? path.posix.join(path.posix.dirname(file), specifier) : null;
}
