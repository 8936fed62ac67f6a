'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { ListSkeleton } from '@/components/documents/shared/list-skeleton';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { useDocumentActions } from '@/components/documents/shared/use-document-actions';
import { Button } from '@/components/ui/controls/button';
import { ShowMore } from '@/components/ui/controls/show-more';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { useFocusOnMore } from '@/components/ui/hooks/use-focus-on-more';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { DocumentRow } from '@/lib/client/api/shapes';
import { documentsQuery } from '@/lib/client/cache/queries';
import { mayEdit } from '@/lib/client/document/access';

/** A document that is about to be deleted for ever, and what was pressed for it. */
export interface Erasing {
  readonly row: DocumentRow;
  readonly button: HTMLElement;
}

interface DeletedListProps {
  readonly summary: RefObject<HTMLElement | null>;
  readonly onErase: (erasing: Erasing) => void;
}

/** The deleted documents: each can be brought back, or deleted for ever by its owner. */
export function DeletedList({ summary, onErase }: DeletedListProps) {
  const list = useInfiniteQuery(documentsQuery({ search: '', deleted: true }));
  const { undelete } = useDocumentActions();
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const focusKeeper = useFocusAfterRemoval(
    rows.map(({ id }) => id),
    () => summary.current,
  );
  const expectMore = useFocusOnMore(focusKeeper.ref, rows.length);
  if (list.isPending) return <ListSkeleton rows={2} label="Loading deleted documents…" />;
  if (list.isError && !list.data) {
    return <LoadProblem level={2} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (rows.length === 0) return <p className="py-3 text-sm text-ink-faint">Nothing is deleted.</p>;
  return (
    <>
      <ul {...focusKeeper} className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2.5">
            <div className="min-w-40 flex-1">
              <p dir="auto" className="truncate font-medium text-ink-soft">
                {row.title.trim() || 'Untitled'}
              </p>
              <p className="text-sm text-ink-faint">
                deleted <TimeAgo at={row.deletedAt ?? row.savedAt} />
              </p>
            </div>
            <div className="flex gap-2">
              {mayEdit(row.access ?? 'edit') && (
                <Button
                  size="small"
                  aria-label={`Restore ${row.title.trim() || 'Untitled'}`}
                  onClick={() => void undelete(row)}
                >
                  Restore
                </Button>
              )}
              {row.owned && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Delete ${row.title.trim() || 'Untitled'} for ever`}
                  onClick={({ currentTarget }) => onErase({ row, button: currentTarget })}
                >
                  Delete for ever…
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <ShowMore
          small
          className="mt-3"
          label="Show more"
          busy={list.isFetchingNextPage}
          onMore={() => {
            expectMore();
            void list.fetchNextPage();
          }}
        />
      )}
    </>
  );
}
