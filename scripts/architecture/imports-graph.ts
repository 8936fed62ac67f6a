import type { Graph } from './graph';
import type { Sources } from './read-imports';
import { isTesting } from './room';

/** Which source file leads to which. Other files, such as style sheets, are no part of it. */
export function graphOf(sources: Sources): Graph {
  return new Map(
    [...sources].map(([file, { imports }]) => {
      const targets = imports.flatMap(({ target }) =>
        target !== null && sources.has(target) ? [target] : [],
      );
      return [file, new Set(targets)];
    }),
  );
}

/** Whether a file belongs to the application's layers: none of what tests share, of examples, or of the top level. */
export function isShown(file: string): boolean {
  return file.includes('/') && !isTesting(file) && !file.includes('/examples/');
}
