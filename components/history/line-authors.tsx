'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { Button } from '@/components/ui/controls/button';
import { Spinner } from '@/components/ui/controls/spinner';
import { personColor } from '@/components/ui/people/person-color';
import { personName } from '@/components/ui/people/person-name';
import { DocumentText } from '@/components/ui/text/document-text';
import { TimeAgo } from '@/components/ui/time/time-ago';
import { meQuery } from '@/lib/client/cache/queries';
import { type LinesFrom, lineOriginsQuery, linesFrom } from '@/lib/client/cache/who-wrote';
import { historyAddress } from './history-address';
import { lineNumbers, linesByAuthor } from './line-authors-words';

interface LineAuthorsProps {
  readonly documentId: string;
  readonly version: number;
  /** The text of that version. */
  readonly body: string;
}

/** For each line of a version: its author, and the version that added it. */
export function LineAuthors({ documentId, version, body }: LineAuthorsProps) {
  const me = useQuery(meQuery());
  const found = useQuery(lineOriginsQuery(documentId, version));
  const runs = useMemo(() => (found.data ? linesFrom(body, found.data) : []), [body, found.data]);
  if (found.isError && !found.data) {
    return <LoadProblem level={2} error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (!found.data) return <Spinner>Looking through the versions before it…</Spinner>;

  const { lookedBackTo, coarse } = found.data;
  const whoOf = ({ origin }: LinesFrom) => (origin ? personName(origin.author, me.data) : 'Earlier');
  return (
    <>
      <p className="mb-5 text-sm text-ink-soft">{linesByAuthor(runs, me.data)}</p>
      {coarse && (
        <p className="mb-5 text-sm text-ink-soft">
          Some versions differ so much that lines in them may be older than shown here.
        </p>
      )}
      {lookedBackTo !== null && (
        <div role="status" className="mb-5 flex flex-wrap items-center gap-3 text-sm text-ink-soft">
          <p>Lines under “Earlier” are from v{lookedBackTo} or before it.</p>
          <Button size="small" disabled={found.isFetching} onClick={() => void found.refetch()}>
            {found.isFetching ? 'Looking…' : 'Look further back'}
          </Button>
        </div>
      )}
      <ol aria-label="Lines by who wrote them" className="space-y-px">
        {runs.map((run) => (
          <li
            key={run.line}
            className="border-s-3 border-line-strong ps-3.5 sm:grid sm:grid-cols-[8.5rem_minmax(0,1fr)] sm:gap-4"
            style={run.origin?.author ? { borderColor: personColor(run.origin.author.colour) } : undefined}
          >
            <p className="flex min-w-0 gap-1 pt-1 text-xs text-ink-faint">
              <span className="sr-only">{lineNumbers(run)}: </span>
              <bdi className="truncate font-semibold text-ink-soft">{whoOf(run)}</bdi>
              {run.origin && (
                <span className="shrink-0">
                  {' · '}
                  <Link
                    scroll={false}
                    href={historyAddress(documentId, { version: run.origin.version, against: null })}
                    aria-label={`v${run.origin.version}, ${lineNumbers(run)}`}
                    className="underline decoration-line-strong underline-offset-3 hover:text-ink"
                  >
                    v{run.origin.version}
                  </Link>
                  <span className="sm:sr-only">
                    {' · '}
                    <TimeAgo at={run.origin.savedAt} />
                  </span>
                </span>
              )}
            </p>
            <DocumentText>{run.text.replace(/\r?\n$|\r$/, '') || '\n'}</DocumentText>
          </li>
        ))}
      </ol>
    </>
  );
}
