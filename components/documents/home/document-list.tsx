'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useState } from 'react';
import { copyLink } from '@/components/documents/shared/copy-link';
import { ListSkeleton } from '@/components/documents/shared/list-skeleton';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { saveAsMarkdownFile } from '@/components/documents/shared/markdown-file';
import { problemWords } from '@/components/documents/shared/problem-words';
import { useDocumentActions } from '@/components/documents/shared/use-document-actions';
import { WentElsewhere } from '@/components/documents/shared/went-elsewhere';
import { Select } from '@/components/ui/controls/select';
import { ShowMore } from '@/components/ui/controls/show-more';
import { later } from '@/components/ui/hooks/later';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { useFocusOnMore } from '@/components/ui/hooks/use-focus-on-more';
import { usePreference } from '@/components/ui/hooks/use-preference';
import { toast } from '@/components/ui/overlays/toast';
import { EmptyState } from '@/components/ui/page/empty-state';
import { askedToWait, isUnanswered } from '@/lib/client/api/problem-error';
import type { DocumentRow } from '@/lib/client/api/shapes';
import { lookAgainIn } from '@/lib/client/cache/look-again';
import { documentQuery, documentsQuery, meQuery } from '@/lib/client/cache/queries';
import { copyTitle } from '@/lib/client/document/content';
import { DocumentListItem } from './document-list-item';
import { ORDERS, sortedRows } from './sorted-rows';
import { usePins } from './use-pins';
import { useRowNews } from './use-row-news';

const DocumentsLastSeen = later(() =>
  import('./documents-last-seen').then(({ DocumentsLastSeen }) => DocumentsLastSeen),
);

const PinnedDocuments = later(() =>
  import('./pinned-documents').then(({ PinnedDocuments }) => PinnedDocuments),
);
const RenameDialog = later(() => import('./rename-dialog').then(({ RenameDialog }) => RenameDialog));

const SharingDialog = later(() =>
  import('@/components/documents/sharing/sharing-dialog').then(({ SharingDialog }) => SharingDialog),
);

/** How many rows are followed live. A browser's one stream has room for 50, and the editors in other tabs need theirs. */
const LIVE_ROWS = 30;

/** A row that a dialog is about, and where focus belongs when that closes. */
interface AskedAbout {
  readonly row: DocumentRow;
  readonly focusAfterwards: () => void;
}

interface DocumentListProps {
  readonly search: string;
  /** What to show someone who has no document yet. */
  readonly start: ReactNode;
  /** Where focus goes when the last document is taken away. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** One's own documents, owned or opened, newest change first, page by page; what is loaded can be sorted otherwise. */
export function DocumentList({ search, start, heading }: DocumentListProps) {
  const client = useQueryClient();
  const list = useInfiniteQuery({
    ...documentsQuery({ search, deleted: false }),
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (state.status === 'error' ? lookAgainIn(state.error) : false),
  });
  const me = useQuery(meQuery());
  const { create, remove } = useDocumentActions();
  const [renaming, setRenaming] = useState<AskedAbout | null>(null);
  const [sharing, setSharing] = useState<AskedAbout | null>(null);
  const onNews = useRowNews();
  const [order, setOrder] = usePreference(
    'midair.order',
    ORDERS.map(({ value }) => value),
    'changed',
  );
  const rows = sortedRows(list.data?.pages.flatMap((page) => page.rows) ?? [], order);
  const [pins, togglePin] = usePins(me.data, rows);
  const focusKeeper = useFocusAfterRemoval(
    rows.map(({ id }) => id),
    () => heading.current,
  );
  const expectMore = useFocusOnMore(focusKeeper.ref, rows.length);

  const isOther = !list.data || list.isPlaceholderData;
  const unanswered = isOther && list.failureCount > 0 && isUnanswered(list.failureReason);
  // Shown while it is waited, too: a wait that the server asks for may be a minute.
  const problem = list.error ?? (askedToWait(list.failureReason) === null ? null : list.failureReason);
  const exportRow = async (row: DocumentRow) => {
    try {
      saveAsMarkdownFile((await client.fetchQuery(documentQuery(row.id))).content);
    } catch (error) {
      toast.error(`“${row.title || 'Untitled'}” could not be exported.`, {
        description: problemWords(error),
      });
    }
  };

  const copyRow = async (row: DocumentRow) => {
    try {
      const { content } = await client.fetchQuery(documentQuery(row.id));
      await create({ ...content, title: copyTitle(content.title) });
    } catch (error) {
      toast.error(`“${row.title || 'Untitled'}” could not be copied.`, { description: problemWords(error) });
    }
  };
  // As the list says now: it may be somebody else's while one looks.
  const shared = sharing && (rows.find(({ id }) => id === sharing.row.id) ?? sharing.row);

  const listed = () => (
    <>
      <p role="status" className="sr-only">
        {search !== '' &&
          !list.isPlaceholderData &&
          (rows.length === 1 ? '1 document found' : `${rows.length} documents found`)}
      </p>
      {search === '' && pins.length > 0 && <PinnedDocuments pins={pins} onUnpin={togglePin} />}
      {search === '' && !rows.some(({ owned }) => owned) && <WentElsewhere />}
      {rows.length === 0 &&
        (search === '' ? (
          start
        ) : list.hasNextPage ? (
          <EmptyState title="Nothing found yet">
            None of the documents searched so far has “<bdi>{search}</bdi>”. Look further to search older
            ones.
          </EmptyState>
        ) : (
          <EmptyState title="Nothing found">
            No title and no text of your documents has “<bdi>{search}</bdi>”.
          </EmptyState>
        ))}
      {rows.length > 1 && (
        <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 py-1">
          {order !== 'changed' && list.hasNextPage && (
            <p className="flex-1 basis-56 text-sm text-ink-faint">
              Only the {rows.length} documents below are sorted this way. Show more for the others.
            </p>
          )}
          <Select label="Sort by" value={order} options={ORDERS} onChange={setOrder} />
        </div>
      )}
      {rows.length > 0 && (
        <ul
          {...focusKeeper}
          aria-label="Documents"
          aria-busy={list.isPlaceholderData}
          className="divide-y divide-line"
        >
          {rows.map((row, index) => (
            <DocumentListItem
              key={row.id}
              row={row}
              me={me.data}
              search={search}
              live={index < LIVE_ROWS}
              onNews={onNews}
              onRename={(focusAfterwards) => setRenaming({ row, focusAfterwards })}
              onShare={(focusAfterwards) => setSharing({ row, focusAfterwards })}
              onCopy={() => void copyRow(row)}
              onCopyLink={() => void copyLink(row.id)}
              pinned={pins.some(({ id }) => id === row.id)}
              onPin={() => togglePin(row)}
              onExport={() => void exportRow(row)}
              onDelete={() => void remove(row)}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="pt-4 text-center">
          <ShowMore
            label={rows.length === 0 ? 'Look further' : 'Show more'}
            busy={list.isFetchingNextPage}
            onMore={() => {
              expectMore();
              void list.fetchNextPage();
            }}
          />
        </div>
      )}
      {sharing && shared && (
        <SharingDialog
          documentId={shared.id}
          title={shared.title.trim() || 'Untitled'}
          access={shared.access ?? (shared.owned ? 'own' : 'edit')}
          onCopy={() => void copyRow(shared)}
          copyLabel="Make a copy"
          onClose={() => setSharing(null)}
          focusAfterwards={sharing.focusAfterwards}
        />
      )}
      {renaming && (
        <RenameDialog
          id={renaming.row.id}
          title={renaming.row.title}
          focusAfterwards={renaming.focusAfterwards}
          onClose={() => setRenaming(null)}
        />
      )}
    </>
  );
  const shown =
    problem && !list.data ? (
      <LoadProblem level={2} error={problem} onRetry={() => void list.refetch()} />
    ) : list.isPending ? (
      <ListSkeleton rows={4} label="Loading your documents…" />
    ) : (
      listed()
    );
  return unanswered ? <DocumentsLastSeen search={search} instead={shown} otherwise={shown} /> : shown;
}
