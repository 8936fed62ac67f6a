import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Graph } from './graph';
import { scanImports } from './scan-imports';

/** Where source files are that the picture shows. */
const FOLDERS = ['app', 'components', 'lib'];
/** What is no part of the application, or not written by hand. */
const LEFT_OUT = /\.test\.tsx?$|\/(?:testing|generated|dist)\//;

/**
 * Which source file imports which, types included, by their paths from `root`. Tests and what was generated or packed are left out.
 * Throws where a file of the project is imported that is not there.
 */
export function readImports(root: string): Graph {
  const files = new Set(
    FOLDERS.flatMap((folder) => filesIn(path.join(root, folder)))
      .map((file) => path.relative(root, file).replaceAll(path.sep, '/'))
      .filter((file) => /\.tsx?$/.test(file) && !LEFT_OUT.test(file))
      .sort(),
  );
  return new Map([...files].map((file) => [file, targetsOf(root, file, files)]));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function targetsOf(root: string, file: string, files: ReadonlySet<string>): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const specifier of scanImports(readFileSync(path.join(root, file), 'utf8'))) {
    if (!/^(?:@|\.{1,2})\//.test(specifier) || specifier.endsWith('.css')) continue;
    const place = specifier.startsWith('@/')
      ? specifier.slice(2)
      : path.posix.join(path.posix.dirname(file), specifier);
    if (LEFT_OUT.test(place)) continue;
    const target = [place, `${place}.ts`, `${place}.tsx`].find((name) => files.has(name));
    if (target === undefined) throw new Error(`${file} imports ${specifier}, which is not there.`);
    targets.add(target);
  }
  return targets;
}
