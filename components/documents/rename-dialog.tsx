'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';

interface RenameDialogProps {
  readonly dialogTitle: string;
  readonly label: string;
  readonly initial: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly busy?: boolean;
  readonly maxLength?: number;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/** Asks for one name. Mounted while it is open, so it starts afresh each time. */
export function RenameDialog({
  dialogTitle,
  label,
  initial,
  hint,
  error,
  busy = false,
  maxLength,
  onRename,
  onClose,
  focusAfterwards,
}: RenameDialogProps) {
  const form = useId();
  const [name, setName] = useState(initial);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={dialogTitle}
      focusAfterwards={focusAfterwards}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" disabled={busy || name.trim() === ''}>
            {busy ? 'Saving…' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          onRename(name.trim());
        }}
      >
        <TextField
          label={label}
          hint={hint}
          error={error}
          value={name}
          maxLength={maxLength}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
