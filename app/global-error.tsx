'use client';

import './globals.css';
import { useEffect } from 'react';

interface GlobalErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/**
 * When even the frame of the page failed: no providers, nothing that could fail again. The browser draws it. Where the
 * server cannot even begin a page it sends the framework's own, made ahead, of which the policy lets no script run: its
 * one button, a form, needs none.
 */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <html lang="en">
      <body className="bg-page text-ink antialiased">
        <title>Something went wrong · Midair</title>
        <main className="mx-auto mt-[20vh] max-w-lg space-y-4 px-4">
          <h1 className="text-2xl">Something went wrong</h1>
          <p>Your text is safe. Saved text is on the server, and unsaved text is kept on this device.</p>
          <p className="flex gap-6">
            <button type="button" onClick={() => retry()} className="underline">
              Try again
            </button>
            {/* Loaded anew, since what is loaded is what failed. */}
            <a href="/" className="underline">
              All documents
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
