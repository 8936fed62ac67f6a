'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { TextField } from '@/components/ui/controls/text-field';
import { FormDialog } from '@/components/ui/overlays/form-dialog';
import { renameDocument, TitleChangedError } from '@/lib/client/cache/mutations';

interface RenameDialogProps {
  readonly id: string;
  /** The title that the person sees. */
  readonly title: string;
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/**
 * Gives a document another title. Whoever changed its text meanwhile is in nobody's way; if somebody changed its title,
 * that is shown, and only saving once more replaces it.
 */
export function RenameDialog({ id, title, onClose, focusAfterwards }: RenameDialogProps) {
  const rename = useMutation(renameDocument(useQueryClient()));
  const [typed, setTyped] = useState(title);
  const [seen, setSeen] = useState(title);
  return (
    <FormDialog
      title="Rename document"
      busy={rename.isPending}
      ready={typed.trim() !== ''}
      focusAfterwards={focusAfterwards}
      onSave={() =>
        rename.mutate(
          { id, title: typed.trim(), seen },
          {
            onSuccess: onClose,
            onError: (error) => {
              if (error instanceof TitleChangedError) setSeen(error.title);
            },
          },
        )
      }
      onClose={onClose}
    >
      <TextField
        label="Title"
        error={rename.error && wordsOf(rename.error)}
        value={typed}
        autoComplete="off"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}

function wordsOf(error: Error): string {
  if (!(error instanceof TitleChangedError)) return problemWords(error);
  return `Someone renamed it to “${error.title || 'Untitled'}” in the meantime. Save again to give it your title.`;
}
