/** The framework may load this module more than once; the process stops once. */
const KEY = Symbol.for('midair.stopping');
const holder = globalThis as { [KEY]?: (() => void)[] };

/** Has this done when the server is told to stop, before it waits for open requests: streams never end by themselves. */
export function whenStopping(end: () => void): void {
  holder[KEY] = [...(holder[KEY] ?? []), end];
}

/** To be called when the server is told to stop: ends what would keep it waiting. */
export function beginStop(): void {
  for (const end of holder[KEY] ?? []) end();
}
