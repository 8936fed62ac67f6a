'use client';

import { useRef, useState } from 'react';
import { ListSkeleton } from '@/components/documents/shared/list-skeleton';
import { Icon } from '@/components/ui/controls/icon';
import { later } from '@/components/ui/hooks/later';
import type { Erasing } from './deleted-list';

const DeletedList = later(() => import('./deleted-list').then(({ DeletedList }) => DeletedList));

const DeleteForEverDialog = later(() =>
  import('@/components/documents/shared/delete-for-ever-dialog').then(
    ({ DeleteForEverDialog }) => DeleteForEverDialog,
  ),
);

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
      {open && (
        <DeletedList
          summary={summary}
          onErase={setErasing}
          instead={<ListSkeleton rows={2} label="Loading deleted documents…" />}
        />
      )}
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
