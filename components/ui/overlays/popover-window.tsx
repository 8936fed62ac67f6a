'use client';

import * as Radix from 'radix-ui/popover';
import type { ReactNode, RefObject } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { isFocusChosen } from '@/components/ui/hooks/lost-focus';
import { Standing } from '@/components/ui/hooks/standing';

export interface PopoverWindowProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly id: string;
  readonly label: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly align: 'start' | 'end';
  readonly side?: 'top' | 'bottom';
  /** Calling `preventDefault` leaves the focus to whoever does. */
  readonly onOpenAutoFocus?: (event: Event) => void;
  readonly className: string;
  readonly children: ReactNode;
}

/** What a popover opens. */
export function PopoverWindow({
  button,
  label,
  open,
  onOpenChange,
  className,
  ...content
}: PopoverWindowProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <Standing for={button} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          {...content}
          onCloseAutoFocus={(event) => {
            if (isFocusChosen(document)) event.preventDefault();
          }}
          aria-label={label}
          sideOffset={6}
          collisionPadding={8}
          className={cx(
            'z-50 scroll-shade overflow-y-auto rounded-lg border border-line text-sm text-ink shadow-raised outline-none',
            className,
          )}
        />
      </Radix.Portal>
    </Radix.Root>
  );
}
