/** So many different things are said once; after that nothing is, since whoever can make up things could go on for ever. */
const MOST = 100;

/** The framework may load this module more than once; what was said was said. */
const KEY = Symbol.for('midair.first-times');
const holder = globalThis as { [KEY]?: Set<string> };

/** Whether something happens for the first time in this process, and is worth a line in the log. */
export function firstTime(what: string): boolean {
  holder[KEY] ??= new Set();
  if (holder[KEY].has(what) || holder[KEY].size >= MOST) return false;
  holder[KEY].add(what);
  return true;
}
