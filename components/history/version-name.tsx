'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button } from '@/components/ui/controls/button';
import { TextField } from '@/components/ui/controls/text-field';
import { FormDialog } from '@/components/ui/overlays/form-dialog';
import { NameChangedError } from '@/lib/client/api/history-api';
import type { VersionRow } from '@/lib/client/api/shapes';
import { nameVersion } from '@/lib/client/cache/mutations';

/** What the server takes at most. */
const LONGEST = 80;

interface VersionNameProps {
  readonly documentId: string;
  readonly row: VersionRow;
}

/** A button that calls a version something, or something else. */
export function NameButton({ documentId, row }: VersionNameProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button ref={button} onClick={() => setOpen(true)}>
        {row.name ? 'Rename this version' : 'Name this version'}
      </Button>
      {open && (
        <NameDialog
          documentId={documentId}
          row={row}
          onClose={() => setOpen(false)}
          focusAfterwards={() => button.current?.focus()}
        />
      )}
    </>
  );
}

interface NameDialogProps extends VersionNameProps {
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/** If somebody called the version otherwise meanwhile, that is shown, and only saving once more replaces it. */
function NameDialog({ documentId, row, onClose, focusAfterwards }: NameDialogProps) {
  const naming = useMutation(nameVersion(useQueryClient()));
  const [typed, setTyped] = useState(row.name ?? '');
  const [seen, setSeen] = useState(row.name ?? null);
  const name = typed.trim() === '' ? null : typed.trim();
  return (
    <FormDialog
      title={`Name version ${row.version}`}
      busy={naming.isPending}
      ready={name !== null || seen !== null}
      focusAfterwards={focusAfterwards}
      onSave={() =>
        naming.mutate(
          { documentId, version: row.version, name, seen },
          {
            onSuccess: onClose,
            onError: (error) => {
              if (error instanceof NameChangedError) setSeen(error.now);
            },
          },
        )
      }
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint={
          seen === null
            ? 'For example “First draft” or “Sent to Ana”. Everyone who sees the history sees it.'
            : 'Leave it empty to take the name away.'
        }
        error={naming.error && wordsOf(naming.error)}
        value={typed}
        maxLength={LONGEST}
        autoComplete="off"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

function wordsOf(error: Error): string {
  if (!(error instanceof NameChangedError)) return problemWords(error);
  return error.now === null
    ? 'Someone took the name away in the meantime. Save again to give it yours.'
    : `Someone named it “${error.now}” in the meantime. Save again to give it your name.`;
}
