'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { ListSkeleton } from '@/components/documents/shared/list-skeleton';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { useDocumentActions } from '@/components/documents/shared/use-document-actions';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { ShowMore } from '@/components/ui/controls/show-more';
import { later } from '@/components/ui/hooks/later';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { useFocusOnMore } from '@/components/ui/hooks/use-focus-on-more';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { DocumentRow } from '@/lib/client/api/shapes';
import { documentsQuery } from '@/lib/client/cache/queries';
import { mayEdit } from '@/lib/client/document/access';

const DeleteForEverDialog = later(() =>
  import('@/components/documents/shared/delete-for-ever-dialog').then(
    ({ DeleteForEverDialog }) => DeleteForEverDialog,
  ),
);

/** A document that is about to be deleted for ever, and what was pressed for it. */
interface Erasing {
  readonly row: DocumentRow;
  readonly button: HTMLElement;
}

interface DeletedListProps {
  readonly summary: RefObject<HTMLElement | null>;
  readonly onErase: (erasing: Erasing) => void;
}

/** What was deleted and can come back; asked for only when someone looks. */
export function DeletedDocuments() {
  const [open, setOpen] = useState(false);
  const summary = useRef<HTMLElement>(null);
  // Out here, since the list may be gone before the question is.
  const [erasing, setErasing] = useState<Erasing | null>(null);
  return (
    <details
      className="group mt-12 border-t border-line pt-4"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary
        ref={summary}
        className="inline-flex min-h-9 cursor-pointer items-center gap-2 rounded-md pr-2 text-sm text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <Icon name="chevronDown" className="size-4 -rotate-90 transition-transform group-open:rotate-0" />
        Deleted documents
      </summary>
      {open && <DeletedList summary={summary} onErase={setErasing} />}
      {erasing && (
        <DeleteForEverDialog
          documentId={erasing.row.id}
          title={erasing.row.title}
          onDone={() => setErasing(null)}
          onClose={() => setErasing(null)}
          focusAfterwards={() => (erasing.button.isConnected ? erasing.button : summary.current)?.focus()}
        />
      )}
    </details>
  );
}

function DeletedList({ summary, onErase }: DeletedListProps) {
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
