'use client';

import { useEffect } from 'react';

interface GlobalErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** When even the frame of the page failed: no styles, no providers, nothing that could fail again. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', colorScheme: 'light dark' }}>
        <title>Something went wrong · Midair</title>
        <main style={{ maxWidth: '32rem', margin: '20vh auto', padding: '0 1rem', lineHeight: 1.6 }}>
          <h1 style={{ fontSize: '1.5rem' }}>Something went wrong</h1>
          <p>
            Your text is safe: what was saved is on the server, and what was not yet saved is kept on this
            device.
          </p>
          <button type="button" onClick={() => retry()} style={{ font: 'inherit', padding: '0.5rem 1rem' }}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
