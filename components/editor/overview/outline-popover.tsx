'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { ariaKeys, isKey } from '@/components/ui/controls/key-names';
import { useDebounced } from '@/components/ui/hooks/use-debounced';
import { topModal } from '@/components/ui/hooks/use-modal';
import { Popover } from '@/components/ui/overlays/popover';
import { headingAt, outlineOf } from './outline';

/** Typing rests for so long before the list follows it, in milliseconds. */
const REST = 300;

const indents = ['ps-2.5', 'ps-5', 'ps-7.5', 'ps-10', 'ps-12.5', 'ps-15'] as const;

interface OutlineProps {
  readonly text: string;
  /** Where the cursor is in it. */
  readonly at: number;
  readonly onGoTo: (at: number) => void;
}

/** The headings of the text, and the way to each: with arrow keys, Home and End, or a click. */
export function Outline({ text, at, onGoTo }: OutlineProps) {
  const [open, setOpen] = useState(false);
  const going = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isKey(event, SHORTCUTS.outline.keys[0]) || topModal() !== null) return;
      event.preventDefault();
      setOpen((before) => !before);
    };
    // Before the text takes it for a key of its own.
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
  return (
    <Popover
      label="Outline"
      align="start"
      side="top"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button
          variant="quiet"
          size="small"
          className="px-1.5! text-xs! pointer-coarse:min-h-11"
          aria-keyshortcuts={ariaKeys(SHORTCUTS.outline.keys[0])}
        >
          <Icon name="outline" /> Outline
        </Button>
      }
      className="max-h-[min(26rem,var(--radix-popover-content-available-height))] w-72 max-w-[calc(100vw-1rem)] p-1.5"
      onOpenAutoFocus={(event) => {
        const list = event.currentTarget as HTMLElement;
        const here =
          list.querySelector<HTMLElement>('[aria-current]') ?? list.querySelector<HTMLElement>('button');
        if (!here) return;
        event.preventDefault();
        here.focus();
      }}
      onCloseAutoFocus={(event) => {
        if (going.current) event.preventDefault();
        going.current = false;
      }}
    >
      <Headings
        text={text}
        at={at}
        onGoTo={(place) => {
          going.current = true;
          setOpen(false);
          onGoTo(place);
        }}
      />
    </Popover>
  );
}

function Headings({ text, at, onGoTo }: OutlineProps) {
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
