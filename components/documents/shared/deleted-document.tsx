'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/controls/button';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { ProblemError } from '@/lib/client/api/problem-error';
import { versionsQuery } from '@/lib/client/cache/queries';
import { LoadProblem } from './load-problem';
import { useDocumentActions } from './use-document-actions';

interface DeletedDocumentProps {
  readonly documentId: string;
  readonly error: ProblemError;
  readonly onRestored: () => void;
}

/** In place of a deleted document: who deleted it and when, and the way to have it back. */
export function DeletedDocument({ documentId, error, onRestored }: DeletedDocumentProps) {
  const history = useInfiniteQuery({ ...versionsQuery(documentId), retry: false });
  const { undelete } = useDocumentActions();
  const last = history.data?.pages[0]?.rows[0];
  const { deletedAt, deletedBy } = error.problem;
  return (
    <LoadProblem
      error={error}
      onRetry={onRestored}
      actions={
        last && (
          <Button
            variant="primary"
            onClick={() =>
              void undelete({ id: documentId, title: last.title, version: last.version }).then((done) => {
                if (done) onRestored();
              })
            }
          >
            Restore it
          </Button>
        )
      }
    >
      {last && <strong className="font-semibold text-ink">“{last.title || 'Untitled'}” </strong>}
      {last ? 'was deleted' : 'It was deleted'}
      {deletedBy && (
        <>
          {' '}
          by <bdi>{deletedBy.name}</bdi>
        </>
      )}
      {deletedAt && (
        <>
          {' '}
          <TimeAgo at={deletedAt} />
        </>
      )}
      . {last && 'Restoring brings back its last version for everyone, with its history.'}
    </LoadProblem>
  );
}
