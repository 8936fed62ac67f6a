'use client';

import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/controls/button';
import { cx } from '@/components/ui/controls/cx';
import { Icon } from '@/components/ui/controls/icon';
import { useAsModal } from '@/components/ui/hooks/use-modal';
import { useReturnFocus } from '@/components/ui/hooks/use-return-focus';
import { DialogMessages } from './dialog-messages';

const widths = { narrow: 'max-w-md', medium: 'max-w-xl', wide: 'max-w-3xl', full: 'max-w-7xl' } as const;

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** The row of buttons at the end, always in view. */
  readonly footer?: ReactNode;
  readonly width?: keyof typeof widths;
  /** Where focus goes on closing when what had it before is gone, as the item of a closed menu is. */
  readonly focusAfterwards?: () => void;
  /** What the content is called, if it is only there to be read: then it takes the focus, so that keys scroll it. */
  readonly reading?: string;
  readonly children?: ReactNode;
}

/**
 * A modal dialog with a labelled title; Esc closes it and focus goes back to where it was. On a phone it fills the
 * screen from below; its content scrolls while title and footer stay, but in a short window it scrolls as a whole.
 */
export function DialogWindow({
  open,
  onOpenChange,
  title,
  description,
  footer,
  width = 'narrow',
  focusAfterwards,
  reading,
  children,
}: DialogProps) {
  const focus = useReturnFocus(focusAfterwards);
  const modal = useAsModal(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40 dark:bg-black/60" />
        <Radix.Content
          onCloseAutoFocus={focus.giveBack}
          onOpenAutoFocus={(event) => {
            focus.remember();
            const field = (event.currentTarget as HTMLElement).querySelector<HTMLElement>('input, textarea');
            if (!field) return;
            event.preventDefault();
            field.focus();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={cx(
            'fixed inset-x-0 bottom-0 z-40 mx-auto flex max-h-[92dvh] w-full flex-col rounded-t-xl border-t border-line bg-raised shadow-raised',
            'short:max-h-dvh short:overflow-y-auto short:overscroll-contain',
            'focus:outline-none sm:bottom-auto sm:top-1/2 sm:w-[calc(100%-2rem)] sm:-translate-y-1/2 sm:rounded-xl sm:border',
            widths[width],
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-5 pb-2">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold text-balance break-words">{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className="mt-1 text-sm text-ink-soft">{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="quiet" size="icon" aria-label="Close" className="-mt-1.5 -mr-2">
                <Icon name="close" />
              </Button>
            </Radix.Close>
          </div>
          {children !== undefined && (
            <div
              {...(reading === undefined ? {} : { role: 'region', 'aria-label': reading, tabIndex: 0 })}
              className="scroll-shade min-h-0 flex-1 overflow-y-auto px-5 py-2 short:flex-none short:overflow-visible"
            >
              {children}
            </div>
          )}
          <DialogMessages dialog={modal} />
          {footer !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-5">{footer}</div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
