import type { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Where scripts/serve.mjs keeps the address that a request's connection comes from, out of reach of whoever sends
 * requests: a header field could be sent from outside wherever another server is put around the application.
 */
const KEY = Symbol.for('midair.peer');

/** The address of whoever is connected; without a server of ours around, as in development, all are one. */
export function peerAddress(): string {
  const holder = globalThis as { readonly [KEY]?: AsyncLocalStorage<string> };
  return holder[KEY]?.getStore() ?? '';
}
