'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/controls/button';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';

interface ErrorPageProps {
  readonly error: unknown;
  readonly retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  useEffect(() => {
    console.error(error);
  }, [error]);
  return (
    <>
      <title>Something went wrong · Midair</title>
      <SiteHeader />
      <main id="main" className="px-4">
        <EmptyState
          level={1}
          role="alert"
          title="Something went wrong on this page"
          actions={
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
          }
        >
          Your text is safe: what was saved is on the server, and what was not yet saved is kept on this
          device.
        </EmptyState>
      </main>
    </>
  );
}
