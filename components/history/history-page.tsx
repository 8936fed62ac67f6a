'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { DocumentProblem } from '@/components/documents/shared/document-problem';
import { ListSkeleton } from '@/components/documents/shared/list-skeleton';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { ShowMore } from '@/components/ui/controls/show-more';
import { SiteHeader } from '@/components/ui/page/site-header';
import { ProblemError } from '@/lib/client/api/problem-error';
import { documentQuery, meQuery, versionsQuery } from '@/lib/client/cache/queries';
import { mayEdit } from '@/lib/client/document/access';
import { useFreshDocument } from '@/lib/client/hooks/use-fresh-document';
import { type HistoryView, historyAddress, historyViewOf } from './history-address';
import { TimeSlider } from './time-slider';
import { useFocusOnOlder } from './use-focus-on-older';
import { useInView } from './use-in-view';
import { useLiveHistory } from './use-live-history';
import { useRestore } from './use-restore';
import { VersionList } from './version-list';
import { VersionPanel } from './version-panel';

function hearNothing(): void {}

/** A document's versions: who saved what and when, any two compared, any one restored. */
export function HistoryPage({ documentId }: { readonly documentId: string }) {
  const view = historyViewOf(useSearchParams());
  const history = useInfiniteQuery(versionsQuery(documentId));
  const head = useQuery(documentQuery(documentId));
  const me = useQuery(meQuery());
  const { restore, restoring } = useRestore(documentId);

  useFreshDocument(documentId, hearNothing);
  useLiveHistory(documentId);
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? [];
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const expectMore = useFocusOnOlder(list, rows);
  useInView(panel, list, view.version);
  const newest = rows[0];
  const { refetch } = history;
  const { refetch: refetchHead } = head;
  const behind = newest !== undefined && head.data !== undefined && head.data.etag !== newest.etag;
  useEffect(() => {
    if (!behind) return;
    void refetch();
    void refetchHead();
  }, [behind, refetch, refetchHead]);

  const failed = history.error ?? head.error;
  // What may not be read any more is not shown, though it is still here.
  const withheld = failed instanceof ProblemError && [403, 404, 410].includes(failed.status);
  if (failed && (!newest || withheld)) {
    return (
      <DocumentProblem
        documentId={documentId}
        error={failed}
        onRetry={() => {
          void history.refetch();
          void head.refetch();
        }}
      />
    );
  }

  // Without asking the server for the page: only the version is asked for.
  const go = (by: 'pushState' | 'replaceState', to: HistoryView) =>
    window.history[by](null, '', historyAddress(documentId, to));
  const title = (head.data?.content.title ?? newest?.title ?? '').trim() || 'Untitled';
  const version = view.version ?? newest?.version ?? null;
  const against = view.against ?? (version ?? 1) - 1;

  return (
    <>
      <title>{newest ? `History of ${title} · Midair` : 'History · Midair'}</title>
      <SiteHeader wide />
      <main id="main" className="mx-auto max-w-6xl px-4 pb-16 sm:px-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-2 pb-6">
          <h1 className="min-w-0 flex-1 basis-60 font-serif text-2xl text-balance break-words sm:text-3xl">
            History of <bdi>{newest ? title : '…'}</bdi>
          </h1>
          <Link href={`/documents/${documentId}`} className={buttonClasses('plain')}>
            Open the document
          </Link>
        </div>
        <div className="lg:grid lg:grid-cols-[18rem_minmax(0,1fr)] lg:gap-10">
          <nav aria-label="Versions" className={cx(view.version !== null && 'max-lg:hidden')}>
            {history.isPending && <ListSkeleton rows={5} label="Loading the history…" />}
            <VersionList documentId={documentId} rows={rows} chosen={version} me={me.data} list={list} />
            {history.hasNextPage && (
              <ShowMore
                className="mt-4"
                label="Show earlier versions"
                busy={history.isFetchingNextPage}
                onMore={() => {
                  expectMore();
                  void history.fetchNextPage();
                }}
              />
            )}
          </nav>
          <section
            ref={panel}
            aria-label="The version chosen"
            // Room at the sides for the ring around what has the focus: what scrolls cuts it off.
            className={cx(
              'min-w-0 lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:-mx-1 lg:px-1 lg:pt-3',
              view.version === null && 'max-lg:hidden',
            )}
          >
            <Link
              href={historyAddress(documentId, { version: null, against: null })}
              className="mb-4 inline-flex min-h-11 items-center gap-1.5 text-sm text-ink-soft hover:text-ink lg:hidden"
            >
              <Icon name="arrowLeft" /> All versions
            </Link>
            {version !== null && newest && (
              <VersionPanel
                documentId={documentId}
                version={version}
                against={against}
                rows={rows}
                me={me.data}
                onAgainst={(next) => go('replaceState', { version, against: next })}
                slider={
                  newest.version > 1 && (
                    <TimeSlider
                      documentId={documentId}
                      version={version}
                      newest={newest.version}
                      rows={rows}
                      me={me.data}
                      onVersion={(next) => go('replaceState', { version: next, against: null })}
                    />
                  )
                }
                mayEdit={head.data !== undefined && mayEdit(head.data.access ?? 'edit')}
                actions={
                  version !== newest.version &&
                  head.data &&
                  mayEdit(head.data.access ?? 'edit') && (
                    <Button
                      disabled={restoring || behind}
                      onClick={() => {
                        const on = head.data;
                        void restore(version, on).then((saved) => {
                          if (saved !== null) go('pushState', { version: saved, against: null });
                        });
                      }}
                    >
                      <Icon name="history" /> {restoring ? 'Restoring…' : 'Restore this version'}
                    </Button>
                  )
                }
              />
            )}
          </section>
        </div>
      </main>
    </>
  );
}
