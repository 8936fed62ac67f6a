import { useMutation, useQueryClient } from '@tanstack/react-query';
import { NameDialog } from '@/components/documents/shared/name-dialog';
import { renameDocument } from '@/lib/client/cache/mutations';

interface RenameDialogProps {
  readonly id: string;
  /** The title that the person sees. */
  readonly title: string;
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/** Gives a document another title. Whoever changed its text meanwhile is in nobody's way. */
export function RenameDialog({ id, title, onClose, focusAfterwards }: RenameDialogProps) {
  const rename = useMutation(renameDocument(useQueryClient()));
  return (
    <NameDialog
      title="Rename document"
      label="Title"
      name={title}
      changedWords={(now) =>
        `Someone renamed it to “${now || 'Untitled'}” in the meantime. Save again to give it your title.`
      }
      onSave={(to, seen) => rename.mutateAsync({ id, title: to, seen })}
      onClose={onClose}
      focusAfterwards={focusAfterwards}
    />
  );
}
