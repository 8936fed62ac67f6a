/** What a page's policy depends on. */
export interface PagePolicy {
  /** Unguessable, and new for each answer. */
  readonly nonce: string;
  /** Whether this is the development server, whose tools need more than a page that people use. */
  readonly development: boolean;
}

/**
 * The Content-Security-Policy of a page (CSP Level 3): a script runs only if the server wrote it into this very answer,
 * or if such a script loaded it. Everything else comes from this server alone, but for pictures: those of other sites
 * may be shown, which happens only where a reader asks for it (see `Picture`).
 */
export function pagePolicy({ nonce, development }: PagePolicy): string {
  const own = `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    // What a script with the nonce loads may run; a list of places would let in any file that lies there.
    // React's development build rebuilds the server's stack traces with eval.
    `script-src ${own} 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // The development server's tools bring styles of their own. Attributes of style are never needed: React and the
    // editor set single properties, which no policy forbids.
    `style-src 'self' ${development ? "'unsafe-inline'" : own}`,
    // QR codes are drawn into an address of data.
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
