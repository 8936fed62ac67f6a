'use client';

import Link from 'next/link';
import { Banner } from '@/components/ui/page/banner';
import { clockTime } from '@/components/ui/time/clock-time';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { ListLastSeen } from '@/lib/client/seen/seen-store';

interface DocumentsLastSeenProps {
  readonly list: ListLastSeen;
  readonly search: string;
}

/** The list of documents while the server does not answer: what can be opened without it, and what cannot. */
export function DocumentsLastSeen({
  list: { rows, person, seenAt, opened },
  search,
}: DocumentsLastSeenProps) {
  const wanted = search.toLowerCase();
  const found = rows.filter(({ title }) => title.toLowerCase().includes(wanted));
  return (
    <>
      <div role="status" className="mb-2">
        <Banner icon="monitor">
          {navigator.onLine ? 'The server cannot be reached.' : 'You are offline.'} This is your list as it
          was last seen on this device ({clockTime(new Date(seenAt), new Date())}).
          {search !== '' && ' Only titles are searched.'}
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
                {row.author && <>{row.author.id === person ? 'You' : <bdi>{row.author.name}</bdi>}, </>}
                <TimeAgo at={row.savedAt} /> · v{row.version}
                {!here && ' · not opened on this device yet'}
              </p>
            </li>
          );
        })}
      </ul>
      {found.length === 0 && <p className="py-3 text-sm text-ink-faint">No title has these words.</p>}
    </>
  );
}
