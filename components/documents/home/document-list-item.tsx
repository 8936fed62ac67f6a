'use client';

import Link from 'next/link';
import { useRef } from 'react';
import { MenuButton } from '@/components/ui/controls/menu-button';
import { later } from '@/components/ui/hooks/later';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/overlays/menu';
import { LinkPending } from '@/components/ui/page/link-pending';
import { Avatar } from '@/components/ui/people/avatar';
import { personColor } from '@/components/ui/people/person-color';
import { personName } from '@/components/ui/people/person-name';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { DocumentRow, Myself } from '@/lib/client/api/shapes';
import { mayEdit } from '@/lib/client/document/access';

const MarkedHits = later(() => import('./marked-hits').then(({ MarkedHits }) => MarkedHits));

const PeopleInRow = later(() => import('./people-in-row').then(({ PeopleInRow }) => PeopleInRow));

interface DocumentListItemProps {
  readonly row: DocumentRow;
  readonly me: Myself | undefined;
  /** What is searched for. */
  readonly search: string;
  /** Whether to hear of it while it is shown. */
  readonly live: boolean;
  /** The row is not how the document stands any more. */
  readonly onNews: (id: string) => void;
  /** Is given where focus belongs afterwards. */
  readonly onRename: (focusAfterwards: () => void) => void;
  readonly onShare: (focusAfterwards: () => void) => void;
  readonly onCopy: () => void;
  readonly onCopyLink: () => void;
  readonly pinned: boolean;
  readonly onPin: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

/** One document: its title opens it; who changed it last, and when; who is in it now; a menu for the rest. */
export function DocumentListItem({
  row,
  me,
  search,
  live,
  onNews,
  onRename,
  onShare,
  onCopy,
  onCopyLink,
  pinned,
  onPin,
  onExport,
  onDelete,
}: DocumentListItemProps) {
  const title = row.title.trim() || 'Untitled';
  const asking = useRef(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const writable = mayEdit(row.access ?? 'edit');
  const ask = (about: (focusAfterwards: () => void) => void) => () => {
    asking.current = true;
    about(() => trigger.current?.focus());
  };
  return (
    <li className="relative flex items-center gap-3 py-3">
      {row.author && <Avatar decorative name={row.author.name} color={personColor(row.author.colour)} />}
      <div className="min-w-0 flex-1">
        <Link
          href={`/documents/${row.id}`}
          dir="auto"
          className="block truncate text-left font-medium after:absolute after:inset-0 hover:underline hover:decoration-line-strong hover:underline-offset-4 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          {search === '' ? title : <MarkedHits text={title} search={search} instead={title} />}
          <LinkPending />
        </Link>
        {row.snippet !== undefined && search !== '' && (
          <p dir="auto" className="line-clamp-2 text-sm wrap-anywhere text-ink-soft">
            <MarkedHits text={row.snippet} search={search} instead={row.snippet} />
          </p>
        )}
        <p className="text-sm break-words text-ink-faint">
          {row.author && (
            <>
              <bdi>{personName(row.author, me)}</bdi>,{' '}
            </>
          )}
          <TimeAgo at={row.savedAt} />
          {` · v${row.version}`}
          {!row.owned && row.owner !== null && (
            <>
              {' · shared '}
              {row.owner ? (
                <>
                  by <bdi>{row.owner.name}</bdi>
                </>
              ) : (
                'with you'
              )}
            </>
          )}
          {!writable && ` · view only`}
        </p>
      </div>
      <PeopleInRow patient row={row} me={me} live={live} onNews={onNews} />
      <div className="relative">
        <Menu
          trigger={<MenuButton ref={trigger} label={`Menu of ${title}`} />}
          keepFocus={() => {
            const keep = asking.current;
            asking.current = false;
            return keep;
          }}
        >
          <MenuItem icon="pin" onSelect={onPin}>
            {pinned ? 'Unpin' : 'Pin'}
          </MenuItem>
          {writable && (
            <MenuItem icon="pencil" onSelect={ask(onRename)}>
              Rename…
            </MenuItem>
          )}
          <MenuItem icon="people" onSelect={ask(onShare)}>
            Sharing…
          </MenuItem>
          <MenuItem icon="link" onSelect={onCopyLink}>
            Copy link
          </MenuItem>
          <MenuItem icon="download" onSelect={onExport}>
            Export as .md
          </MenuItem>
          {writable ? (
            <>
              <MenuSeparator />
              <MenuItem icon="trash" danger onSelect={onDelete}>
                Delete
              </MenuItem>
            </>
          ) : (
            <MenuItem icon="copy" onSelect={onCopy}>
              Make a copy
            </MenuItem>
          )}
        </Menu>
      </div>
    </li>
  );
}
