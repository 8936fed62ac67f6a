'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/controls/button';
import { later } from '@/components/ui/hooks/later';
import { nameWithin } from '@/components/ui/people/person-name';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { ProblemError } from '@/lib/client/api/problem-error';
import { meQuery, versionsQuery } from '@/lib/client/cache/queries';
import { mayEdit } from '@/lib/client/document/access';
import { LoadProblem } from './load-problem';
import { useDocumentActions } from './use-document-actions';

const DeleteForEverDialog = later(() =>
  import('./delete-for-ever-dialog').then(({ DeleteForEverDialog }) => DeleteForEverDialog),
);

interface DeletedDocumentProps {
  readonly documentId: string;
  readonly error: ProblemError;
  /** It is there again, or gone for ever: what is shown has to be asked for anew. */
  readonly onChanged: () => void;
}

/** In place of a deleted document: who deleted it and when, and the way to have it back. */
export function DeletedDocument({ documentId, error, onChanged }: DeletedDocumentProps) {
  const history = useInfiniteQuery({ ...versionsQuery(documentId), retry: false });
  const me = useQuery(meQuery()).data;
  const { undelete } = useDocumentActions();
  const [erasing, setErasing] = useState(false);
  const eraseButton = useRef<HTMLButtonElement>(null);
  const last = history.data?.pages[0]?.rows[0];
  const { deletedAt, deletedBy, forever } = error.problem;
  const title = last?.title || 'Untitled';
  return (
    <LoadProblem
      error={error}
      onRetry={onChanged}
      actions={
        last &&
        !forever && (
          <>
            {mayEdit(error.access ?? 'edit') && (
              <Button
                variant="primary"
                onClick={() =>
                  void undelete({ id: documentId, title: last.title, version: last.version }).then((done) => {
                    if (done) onChanged();
                  })
                }
              >
                Restore it
              </Button>
            )}
            {error.access === 'own' && (
              <Button ref={eraseButton} variant="danger" onClick={() => setErasing(true)}>
                Delete for ever…
              </Button>
            )}
          </>
        )
      }
    >
      {last && !forever && (
        <strong className="font-semibold text-ink">
          “<bdi>{title}</bdi>”{' '}
        </strong>
      )}
      {last && !forever ? 'was deleted' : 'It was deleted'}
      {deletedBy && (
        <>
          {' '}
          by <bdi>{nameWithin(deletedBy, me)}</bdi>
        </>
      )}
      {deletedAt && (
        <>
          {' '}
          <TimeAgo at={deletedAt} />
        </>
      )}
      .{' '}
      {forever
        ? 'The text of every version is gone, and nobody can bring it back.'
        : last &&
          mayEdit(error.access ?? 'edit') &&
          'Restoring brings back its last version for everyone, with its history.'}
      {erasing && (
        <DeleteForEverDialog
          documentId={documentId}
          title={title}
          onDone={onChanged}
          onClose={() => setErasing(false)}
          focusAfterwards={() => eraseButton.current?.focus()}
        />
      )}
    </LoadProblem>
  );
}
