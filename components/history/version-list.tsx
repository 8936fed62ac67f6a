'use client';

import { type RefObject, useState } from 'react';
import { Avatar } from '@/components/ui/people/avatar';
import { personColor } from '@/components/ui/people/person-color';
import { personName } from '@/components/ui/people/person-name';
import type { Myself, VersionRow } from '@/lib/client/api/shapes';
import { isSelf } from '@/lib/client/document/is-self';
import { historyAddress } from './history-address';
import { dayWords, foldedWords } from './history-words';
import { mergeWords } from './merge-words';
import { type VersionGroup, type VersionRun, versionGroups } from './version-groups';
import { VersionListItem } from './version-list-item';

interface VersionListProps {
  readonly documentId: string;
  /** Newest first, as far as they are known. */
  readonly rows: readonly VersionRow[];
  /** The version that is looked at. */
  readonly chosen: number | null;
  readonly me: Myself | undefined;
  readonly list: RefObject<HTMLDivElement | null>;
}

/** A history by person and day, with runs of saves folded into one row each. */
export function VersionList({ documentId, rows, chosen, me, list }: VersionListProps) {
  // Runs that somebody unfolded, by the oldest version of each: newer saves and older pages leave it open.
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const own = (id: string) => me !== undefined && isSelf(id, me);
  const groups = versionGroups(rows, (a, b) => a === b || (own(a) && own(b)));
  const item = (row: VersionRow) => (
    <VersionListItem
      row={row}
      before={rows[rows.indexOf(row) + 1]}
      href={historyAddress(documentId, { version: row.version, against: null })}
      shown={row.version === chosen}
      newest={row === rows[0]}
      who={personName(row.author, me)}
      merge={mergeWords(row, rows, me)}
    />
  );
  const isOpen = (run: VersionRun) =>
    run.some(({ version }, at) => open.has(version) || (at > 0 && version === chosen));
  const toggle = (run: VersionRun) => {
    const numbers = new Set(run.map(({ version }) => version));
    const others = [...open].filter((version) => !numbers.has(version));
    setOpen(new Set(isOpen(run) ? others : [...others, run[0].version]));
  };
  return (
    <div ref={list} className="space-y-5 lg:-ml-3">
      {groups.map((group) => (
        <section key={group.runs[0]?.[0].version}>
          <GroupHeading group={group} who={personName(group.author, me)} />
          <ol className="space-y-1">
            {group.runs.flatMap((run) => {
              const [first, ...others] = run;
              if (others.length === 0) return [<li key={first.version}>{item(first)}</li>];
              const unfolded = isOpen(run);
              return [
                <li key={first.version}>
                  {item(first)}
                  <button
                    type="button"
                    aria-expanded={unfolded}
                    onClick={() => toggle(run)}
                    className="min-h-8 rounded-md px-[0.9375rem] text-xs text-ink-soft underline decoration-line-strong underline-offset-3 hover:text-ink pointer-coarse:min-h-11"
                  >
                    {foldedWords(run)}
                  </button>
                </li>,
                ...(unfolded ? others.map((row) => <li key={row.version}>{item(row)}</li>) : []),
              ];
            })}
          </ol>
        </section>
      ))}
    </div>
  );
}

function GroupHeading({ group, who }: { readonly group: VersionGroup; readonly who: string }) {
  const { author, savedAt } = group;
  return (
    <h2 className="mb-1 flex items-center gap-2 px-3 text-sm text-ink-soft">
      {author && <Avatar decorative size="small" name={author.name} color={personColor(author.colour)} />}
      <bdi className="min-w-0 truncate font-semibold text-ink">{who}</bdi>
      <span className="ms-auto shrink-0 text-xs text-ink-faint" suppressHydrationWarning>
        {dayWords(savedAt, Date.now())}
      </span>
    </h2>
  );
}
