'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/page/banner';
import { personName } from '@/components/ui/people/person-name';
import { clockTime } from '@/components/ui/time/clock-time';
import { TimeAgo } from '@/components/ui/time/time-ago';
import { listLastSeenQuery } from '@/lib/client/seen/seen-here';
import type { ListLastSeen } from '@/lib/client/seen/seen-store';

interface DocumentsLastSeenProps {
  readonly search: string;
  /** Stands there where this device knows of no list. */
  readonly otherwise: ReactNode;
}

/** What this device knows while the server does not answer. */
export function DocumentsLastSeen({ search, otherwise }: DocumentsLastSeenProps) {
  const { data } = useQuery(listLastSeenQuery(search));
  return data ? <ListAsSeen list={data} search={search} /> : otherwise;
}

interface ListAsSeenProps {
  readonly list: ListLastSeen;
  readonly search: string;
}

/** The list of documents, or what of it was found, while the server does not answer: what can be opened without it, and what cannot. */
function ListAsSeen({ list: { rows: found, person, was, seenAt, opened }, search }: ListAsSeenProps) {
  return (
    <>
      <div role="status" className="mb-2">
        <Banner icon="monitor">
          {navigator.onLine ? 'The server cannot be reached.' : 'You are offline.'} This is your list as it
          was last seen on this device ({clockTime(new Date(seenAt), new Date())}).
          {search !== '' &&
            ' Searched are all titles, and the text of those that were opened on this device. The rest is searched once the connection is back.'}
        </Banner>
      </div>
      <ul aria-label="Documents" className="divide-y divide-line">
        {found.map((row) => {
          const title = row.title.trim() || 'Untitled';
          const here = opened.has(row.id);
          return (
            <li key={row.id} className="relative py-3">
              {here ? (
                <Link
                  href={`/documents/${row.id}`}
                  prefetch={false}
                  dir="auto"
                  className="block truncate font-medium after:absolute after:inset-0 hover:underline hover:decoration-line-strong hover:underline-offset-4 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
                >
                  {title}
                </Link>
              ) : (
                <p dir="auto" className="truncate font-medium text-ink-soft">
                  {title}
                </p>
              )}
              <p className="text-sm text-ink-faint">
                {row.author && (
                  <>
                    <bdi>{personName(row.author, { id: person, was })}</bdi>,{' '}
                  </>
                )}
                <TimeAgo at={row.savedAt} /> · v{row.version}
                {!here && ' · not opened on this device yet'}
              </p>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && (
        <p className="py-3 text-sm text-ink-faint">
          {search === '' ? 'There was no document.' : 'No document on this device has these words.'}
        </p>
      )}
    </>
  );
}
