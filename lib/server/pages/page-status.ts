import type { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Where scripts/serve.mjs waits for the status of a page: the framework knows of 200 and 404, and of no 410 (RFC 9110
 * §15.5.11).
 */
const KEY = Symbol.for('midair.page');

/** Has the page that is being made be answered with this status. Without a server of ours around it stays what it is. */
export function answerWith(status: number): void {
  const holder = globalThis as { readonly [KEY]?: AsyncLocalStorage<{ status: number | null }> };
  const page = holder[KEY]?.getStore();
  if (page) page.status = status;
}
