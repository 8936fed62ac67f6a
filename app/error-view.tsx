'use client';

import { Button } from '@/components/ui/controls/button';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';

interface ErrorViewProps {
  readonly retry: () => void;
}

/** What is so, and that the text is safe. */
export function ErrorView({ retry }: ErrorViewProps) {
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
          Your text is safe. Saved text is on the server, and unsaved text is kept on this device.
        </EmptyState>
      </main>
    </>
  );
}
