'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactNode, useId, useState } from 'react';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { SegmentedControl } from '@/components/ui/controls/segmented-control';
import { Spinner } from '@/components/ui/controls/spinner';
import { nameWithin, personName } from '@/components/ui/people/person-name';
import { DocumentText } from '@/components/ui/text/document-text';
import { Markdown } from '@/components/ui/text/markdown';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { Myself, VersionRow } from '@/lib/client/api/shapes';
import { versionQuery, versionRowQuery } from '@/lib/client/cache/queries';
import type { Content } from '@/lib/client/document/content';
import { historyAddress } from './history-address';
import { LineAuthors } from './line-authors';
import { MergeParents } from './merge-parents';
import { TextComparison } from './text-comparison';
import { NameButton } from './version-name';

type Showing = 'changes' | 'text' | 'read' | 'authors';

const showings = [
  { value: 'changes', label: 'Changes' },
  { value: 'text', label: 'Text' },
  { value: 'read', label: 'As it reads' },
  { value: 'authors', label: 'Who wrote it' },
] as const;

/** The first version is compared with nothing at all. */
const nothing: Content = { title: '', body: '' };

interface VersionPanelProps {
  readonly documentId: string;
  readonly version: number;
  /** 0 compares the first version with nothing. */
  readonly against: number;
  readonly rows: readonly VersionRow[];
  readonly me: Myself | undefined;
  readonly onAgainst: (version: number) => void;
  /** Leads through time, above what is shown. */
  readonly slider: ReactNode;
  /** Whether the person may name it. */
  readonly mayEdit: boolean;
  readonly actions: ReactNode;
}

/** One version: what changed in it against another, its text, as it reads, or who wrote which line. */
export function VersionPanel(props: VersionPanelProps) {
  const { documentId, version, against, rows, me, onAgainst, slider, mayEdit, actions } = props;
  const select = useId();
  const [showing, setShowing] = useState<Showing>('changes');
  const shown = useQuery(versionQuery(documentId, version));
  const other = useQuery({ ...versionQuery(documentId, against), enabled: against > 0 });
  const listed = rows.find((each) => each.version === version);
  const alone = useQuery({ ...versionRowQuery(documentId, version), enabled: !listed });
  const row = listed ?? alone.data;
  const from = against > 0 ? other.data?.content : nothing;
  const failed = shown.isError ? shown : showing === 'changes' && other.isError ? other : null;

  return (
    <>
      <header className="flex flex-wrap items-start gap-x-6 gap-y-3 border-b border-line pb-4">
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="text-lg font-semibold break-words">
            Version {version}
            {row?.name && (
              <>
                {' · '}
                <bdi>{row.name}</bdi>
              </>
            )}
          </h2>
          {row && (
            <p className="text-sm text-ink-soft">
              Saved <TimeAgo at={row.savedAt} />
              {row.author && (
                <>
                  {' '}
                  by <bdi>{nameWithin(row.author, me)}</bdi>
                </>
              )}
              {typeof row.restored === 'number' && (
                <>
                  {' · restored from '}
                  <Link
                    scroll={false}
                    href={historyAddress(documentId, { version: row.restored, against: null })}
                    className="text-ink underline decoration-1 underline-offset-4 hover:decoration-2"
                  >
                    v{row.restored}
                  </Link>
                </>
              )}
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {actions}
          {mayEdit && row && <NameButton documentId={documentId} row={row} />}
        </div>
        {slider}
        {row && <MergeParents documentId={documentId} row={row} rows={rows} me={me} />}
        <div className="flex basis-full flex-wrap items-center justify-between gap-3">
          <SegmentedControl label="Show" value={showing} onChange={setShowing} options={showings} />
          {showing === 'changes' && rows.length > 1 && (
            <label htmlFor={select} className="flex min-w-0 items-center gap-2 text-sm text-ink-soft">
              Compared with
              <select
                id={select}
                value={against}
                onChange={(event) => onAgainst(Number(event.target.value))}
                className="min-h-9 min-w-0 rounded-md border border-line-strong/60 bg-surface px-2 text-ink pointer-coarse:min-h-11"
              >
                {against === 0 && <option value={0}>nothing</option>}
                {against > 0 && !rows.some((each) => each.version === against) && (
                  <option value={against}>v{against}</option>
                )}
                {rows
                  .filter((each) => each.version !== version)
                  .map((each) => (
                    <option key={each.version} value={each.version}>
                      v{each.version}
                      {each.author ? ` · ${personName(each.author, me)}` : ''}
                    </option>
                  ))}
              </select>
            </label>
          )}
        </div>
      </header>
      <div className="max-w-[46rem] pt-6 pb-24">
        {failed ? (
          <LoadProblem level={2} error={failed.error} onRetry={() => void failed.refetch()} />
        ) : !shown.data || (showing === 'changes' && !from) ? (
          <Spinner>Loading version {version}…</Spinner>
        ) : showing === 'authors' ? (
          <>
            <Title of={shown.data.content} />
            <LineAuthors documentId={documentId} version={version} body={shown.data.content.body} />
          </>
        ) : (
          <Shown showing={showing} from={from ?? nothing} to={shown.data.content} />
        )}
      </div>
    </>
  );
}

function Shown({
  showing,
  from,
  to,
}: {
  readonly showing: Exclude<Showing, 'authors'>;
  readonly from: Content;
  readonly to: Content;
}) {
  if (showing === 'changes') return <TextComparison from={from} to={to} />;
  return (
    <>
      <Title of={to} />
      {to.body === '' && <p className="text-ink-faint">This version has no text.</p>}
      {showing === 'read' ? <Markdown text={to.body} /> : <DocumentText>{to.body}</DocumentText>}
    </>
  );
}

function Title({ of: { title } }: { readonly of: Content }) {
  return (
    <DocumentText title className="mb-5">
      {title || 'Untitled'}
    </DocumentText>
  );
}
