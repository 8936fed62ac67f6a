'use client';

import * as AlertDialog from 'radix-ui/alert-dialog';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/controls/button';
import { ignoreSecondClick } from '@/components/ui/controls/second-click';
import { useAsModal } from '@/components/ui/hooks/use-modal';
import { useReturnFocus } from '@/components/ui/hooks/use-return-focus';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A question that names what it is about. */
  readonly title: ReactNode;
  /** What follows from a yes, and how to take it back. */
  readonly description: ReactNode;
  /** The verb of the yes. */
  readonly confirm: string;
  readonly cancel?: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  /** Where focus goes on closing when what had it before is gone. */
  readonly focusAfterwards?: () => void;
  readonly children?: ReactNode;
}

/** Asks before something that matters; focus starts on the way out, Esc takes it. */
export function ConfirmWindow({
  open,
  onOpenChange,
  title,
  description,
  confirm,
  cancel = 'Cancel',
  danger = false,
  onConfirm,
  focusAfterwards,
  children,
}: ConfirmDialogProps) {
  const focus = useReturnFocus(focusAfterwards);
  useAsModal(open);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/40 dark:bg-black/60" />
        <AlertDialog.Content
          onOpenAutoFocus={focus.remember}
          onCloseAutoFocus={focus.giveBack}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[90dvh] max-w-md -translate-y-1/2 overflow-y-auto rounded-xl bg-raised p-5 shadow-raised focus:outline-none"
        >
          <AlertDialog.Title className="text-lg font-semibold text-balance break-words">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-ink-soft">
            {description}
          </AlertDialog.Description>
          {children}
          <div className="mt-5 flex flex-wrap justify-end gap-2" onClickCapture={ignoreSecondClick}>
            <AlertDialog.Cancel asChild>
              <Button>{cancel}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button variant={danger ? 'danger' : 'primary'} onClick={onConfirm}>
                {confirm}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
