/**
 * The nonce that the page's policy lets styles pass by. Browsers hide it from whoever reads attributes; scripts that run
 * may have it. Of a page that came from the cache it is the one that was cached with it. `undefined` on the server.
 */
export function pageNonce(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce || undefined;
}
