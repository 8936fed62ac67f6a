'use client';

import { useMemo } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { useDebounced } from '@/components/ui/hooks/use-debounced';
import { headingAt, outlineOf } from './outline';

/** Typing rests for so long before the list follows it, in milliseconds. */
const REST = 300;

const indents = ['ps-2.5', 'ps-5', 'ps-7.5', 'ps-10', 'ps-12.5', 'ps-15'] as const;

export interface OutlineHeadingsProps {
  readonly text: string;
  /** Where the cursor is in it. */
  readonly at: number;
  readonly onGoTo: (at: number) => void;
}

/** The headings of a text as a list, each of which leads to its place. */
export function OutlineHeadings({ text, at, onGoTo }: OutlineHeadingsProps) {
  const rested = useDebounced(text, REST);
  const headings = useMemo(() => outlineOf(rested), [rested]);
  const current = headingAt(headings, at);
  if (headings.length === 0) {
    return <p className="px-2.5 py-2 text-ink-soft">No headings yet. A line that begins with # is one.</p>;
  }
  return (
    <ol
      onKeyDown={(event) => {
        const items = [...event.currentTarget.querySelectorAll('button')];
        const index = items.indexOf(document.activeElement as HTMLButtonElement);
        const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
        if (next === undefined) return;
        event.preventDefault();
        items[Math.max(0, Math.min(items.length - 1, next))]?.focus();
      }}
    >
      {headings.map(({ level, words, at: place }, index) => (
        <li key={place}>
          <button
            type="button"
            aria-current={index === current ? 'location' : undefined}
            onClick={() => onGoTo(place)}
            className={cx(
              'flex min-h-8 w-full items-center rounded-md pe-2.5 py-1 text-start break-words hover:bg-accent-soft pointer-coarse:min-h-11',
              indents[level - 1],
              index === current ? 'bg-sunken font-semibold' : level === 1 ? 'font-medium' : 'text-ink-soft',
            )}
          >
            <span className="sr-only">Level {level}: </span>
            <bdi className="min-w-0">{words || 'Without words'}</bdi>
          </button>
        </li>
      ))}
    </ol>
  );
}
