import Link from 'next/link';
import { cx } from '@/components/ui/controls/cx';
import { Avatar } from '@/components/ui/people/avatar';
import { personColor } from '@/components/ui/people/person-color';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { VersionRow } from '@/lib/client/api/shapes';
import { sizeWords } from './size-words';

interface VersionListItemProps {
  readonly row: VersionRow;
  /** The version before it, if that is known here. */
  readonly before: VersionRow | undefined;
  readonly href: string;
  readonly shown: boolean;
  readonly newest: boolean;
  /** Whether whoever looks at the list saved it. */
  readonly own: boolean;
  /** What it brought together, if it is a merge. */
  readonly merge: string | null;
}

/** One version: who saved it, when, how much it changed, and what it brought together. */
export function VersionListItem({ row, before, href, shown, newest, own, merge }: VersionListItemProps) {
  const { author } = row;
  const size = sizeWords(row, before);
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        aria-current={shown ? 'true' : undefined}
        className={cx(
          'flex gap-3 rounded-lg border-l-3 px-3 py-2.5',
          shown ? 'border-accent bg-surface' : 'border-transparent hover:bg-sunken dark:hover:bg-raised',
        )}
      >
        {author && <Avatar decorative size="small" name={author.name} color={personColor(author.colour)} />}
        <span className="min-w-0 flex-1 text-sm">
          <span className="flex items-baseline gap-2">
            <span className="font-semibold">v{row.version}</span>
            <bdi className="min-w-0 truncate">{own ? 'You' : (author?.name ?? 'Someone')}</bdi>
            {newest && <span className="text-xs text-ink-faint">newest</span>}
          </span>
          <span className="mt-0.5 block text-xs text-ink-faint">
            <TimeAgo at={row.savedAt} />
            <span aria-hidden="true"> · {size.seen}</span>
            <span className="sr-only">, {size.heard}</span>
          </span>
          {merge && <span className="mt-1 block text-xs text-ink-soft">{merge}</span>}
        </span>
      </Link>
    </li>
  );
}
