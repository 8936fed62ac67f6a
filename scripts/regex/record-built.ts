import path from 'node:path';
import type { Pattern } from './find-patterns';

/** Loads modules, and says which regular expressions they put together meanwhile, in the order of their making. */
export async function recordBuilt(root: string, files: readonly string[]): Promise<readonly Pattern[]> {
  const made: Pattern[] = [];
  const Real = globalThis.RegExp;
  const record = (pattern: RegExp): RegExp => {
    const caller = new Error('Who makes it?').stack
      ?.split('\n')
      .find((line) => files.some((file) => line.includes(path.join(root, file))));
    const file = files.find((one) => caller?.includes(path.join(root, one)));
    if (file !== undefined) made.push({ file, source: pattern.source, flags: pattern.flags });
    return pattern;
  };
  globalThis.RegExp = new Proxy(Real, {
    construct: (target, args, newTarget) => record(Reflect.construct(target, args, newTarget)),
    apply: (target, self, args) => record(Reflect.apply(target, self, args)),
  });
  try {
    for (const file of files) await import(/* @vite-ignore */ path.join(root, file));
  } finally {
    globalThis.RegExp = Real;
  }
  return made;
}
