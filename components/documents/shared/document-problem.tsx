'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';
import { TEXT_ID } from '@/components/ui/page/skip-link';
import { ProblemError } from '@/lib/client/api/problem-error';
import { useKeptDrafts } from '@/lib/client/hooks/use-kept-drafts';
import { DeletedDocument } from './deleted-document';
import { LoadProblem } from './load-problem';
import { WentElsewhere } from './went-elsewhere';

interface DocumentProblemProps {
  readonly documentId: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The page of a document that cannot be shown. */
export function DocumentProblem({ documentId, error, onRetry }: DocumentProblemProps) {
  const deleted = error instanceof ProblemError && error.status === 410;
  // A document that was begun without the server, which another tab has: nobody else knows it.
  const drafts = useKeptDrafts().data ?? [];
  const begun = drafts.some(
    (draft) => draft.documentId === documentId && draft.unborn && draft.open === 'elsewhere',
  );
  const wasBegun = useRef(false);
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (wasBegun.current && !begun) retry();
    wasBegun.current = begun;
  }, [begun]);
  const missing = error instanceof ProblemError && error.status === 404;
  return (
    <>
      <title>{deleted ? 'Deleted document · Midair' : 'Document not shown · Midair'}</title>
      <SiteHeader />
      <main id="main" className="px-4">
        <div id={TEXT_ID}>
          {begun ? (
            <EmptyState level={1} role="alert" title="This new document is open in another tab">
              Go on writing there. Until the server answers it is only on this device, and it opens here as
              soon as it is saved or that tab is closed.
            </EmptyState>
          ) : deleted ? (
            <DeletedDocument documentId={documentId} error={error} onChanged={onRetry} />
          ) : (
            <>
              <LoadProblem error={error} onRetry={onRetry} />
              {missing && (
                <div className="mx-auto max-w-prose">
                  <WentElsewhere />
                </div>
              )}
            </>
          )}
        </div>
      </main>
    </>
  );
}
