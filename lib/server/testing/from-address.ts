import { AsyncLocalStorage } from 'node:async_hooks';

const KEY = Symbol.for('midair.peer');
const holder = globalThis as { [KEY]?: AsyncLocalStorage<string> };

/** Sends requests as if over a connection from an address, as scripts/serve.mjs tells the application. */
export function fromAddress<T>(address: string, send: () => T): T {
  holder[KEY] ??= new AsyncLocalStorage();
  return holder[KEY].run(address, send);
}
