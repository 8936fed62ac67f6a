'use client';

import { type ReactNode, useId } from 'react';
import { Button } from '@/components/ui/controls/button';
import { Dialog } from './dialog';

interface FormDialogProps {
  readonly title: string;
  readonly description?: string;
  readonly busy: boolean;
  /** Whether what is filled in can be saved. */
  readonly ready: boolean;
  readonly focusAfterwards?: () => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for something to be filled in and saved. Mounted while it is open, so it starts afresh each time. */
export function FormDialog(props: FormDialogProps) {
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose();
      }}
      title={props.title}
      description={props.description}
      focusAfterwards={props.focusAfterwards}
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" disabled={props.busy || !props.ready}>
            {props.busy ? 'Saving…' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="space-y-5 pb-2"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSave();
        }}
      >
        {props.children}
      </form>
    </Dialog>
  );
}
