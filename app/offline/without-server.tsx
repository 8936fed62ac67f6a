'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';

/** Between two looks for the server, in milliseconds. */
const PAUSE = 3_000;

const again = () => location.reload();

/** In place of a page that is of no use without the server: what works all the same. */
export function WithoutServer() {
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    // Having a network again is not yet to reach the server: the page is loaded anew only once it answers.
    const look = () =>
      void fetch('/api/health', { cache: 'no-store', signal }).then(again, () => {
        if (!signal.aborted && navigator.onLine) setTimeout(look, PAUSE);
      });
    window.addEventListener('online', look, { signal });
    return () => leaving.abort();
  }, []);
  return (
    <>
      <title>No connection · Midair</title>
      <SiteHeader />
      <main id="main" className="px-4">
        <EmptyState
          level={1}
          role="alert"
          title={navigator.onLine ? 'The server cannot be reached' : 'You are offline'}
          actions={
            <>
              <Link href="/" className={buttonClasses('primary')}>
                All documents
              </Link>
              <Button onClick={again}>Try again</Button>
            </>
          }
        >
          This page needs the server. Your list of documents works without it. Every document that you have
          opened on this device works too: you can go on writing, and save when the connection is back.
        </EmptyState>
      </main>
    </>
  );
}
