'use client';

import { useState } from 'react';
import { SHORTCUTS } from '@/components/editor/keys/shortcuts';
import { Button } from '@/components/ui/controls/button';
import { Icon } from '@/components/ui/controls/icon';
import { ariaKeys, isKey } from '@/components/ui/controls/key-names';
import { later } from '@/components/ui/hooks/later';
import { topModal } from '@/components/ui/hooks/use-modal';
import { usePageKey } from '@/components/ui/hooks/use-page-key';
import { Popover } from '@/components/ui/overlays/popover';
import type { OutlineHeadingsProps } from './outline-headings';

const OutlineHeadings = later(() =>
  import('./outline-headings').then(({ OutlineHeadings }) => OutlineHeadings),
);

/** The headings of the text, and the way to each: with arrow keys, Home and End, or a click. */
export function Outline({ text, at, onGoTo }: OutlineHeadingsProps) {
  const [open, setOpen] = useState(false);
  usePageKey((event) => {
    if (!isKey(event, SHORTCUTS.outline.keys[0]) || topModal() !== null) return;
    event.preventDefault();
    setOpen((before) => !before);
  }, true);
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
    >
      <OutlineHeadings
        text={text}
        at={at}
        onGoTo={(place) => {
          setOpen(false);
          onGoTo(place);
        }}
      />
    </Popover>
  );
}
