import Link from 'next/link';
import { cx } from '@/components/ui/controls/cx';
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
  /** Who saved it. */
  readonly who: string;
  /** What it brought together, if it is a merge. */
  readonly merge: string | null;
}

/** One version: what it is called, who saved it, when, how much it changed, and what it brought together or back. */
export function VersionListItem(props: VersionListItemProps) {
  const { row, before, href, shown, newest, who, merge } = props;
  const { name, restored } = row;
  const size = sizeWords(row, before);
  return (
    <Link
      href={href}
      scroll={false}
      data-version={row.version}
      aria-current={shown ? 'true' : undefined}
      className={cx(
        'block min-w-0 rounded-lg border-l-3 px-3 py-2 text-sm',
        shown ? 'border-accent bg-surface' : 'border-transparent hover:bg-sunken dark:hover:bg-raised',
      )}
    >
      <span className="flex items-baseline gap-2">
        <span className="font-semibold">v{row.version}</span>
        {name && <bdi className="min-w-0 truncate font-medium">{name}</bdi>}
        {/* The heading of the group says it to whoever sees both. */}
        <bdi className="sr-only">{who}</bdi>
        {newest && <span className="text-xs text-ink-faint">newest</span>}
      </span>
      <span className="mt-0.5 block text-xs text-ink-faint">
        <TimeAgo at={row.savedAt} />
        <span aria-hidden="true"> · {size.seen}</span>
        <span className="sr-only">, {size.heard}</span>
      </span>
      {typeof restored === 'number' && (
        <span className="mt-1 block text-xs text-ink-soft">Restored from v{restored}</span>
      )}
      {merge && <span className="mt-1 block text-xs text-ink-soft">{merge}</span>}
    </Link>
  );
}
