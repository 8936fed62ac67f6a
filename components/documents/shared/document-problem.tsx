'use client';

import { SiteHeader } from '@/components/ui/page/site-header';
import { ProblemError } from '@/lib/client/api/problem-error';
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
  const missing = error instanceof ProblemError && error.status === 404;
  return (
    <>
      <title>{deleted ? 'Deleted document · Midair' : 'Document not shown · Midair'}</title>
      <SiteHeader />
      <main id="main" className="px-4">
        {deleted ? (
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
      </main>
    </>
  );
}
