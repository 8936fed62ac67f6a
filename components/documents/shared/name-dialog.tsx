import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { TextField } from '@/components/ui/controls/text-field';
import { FormDialog } from '@/components/ui/overlays/form-dialog';
import { ChangedMeanwhileError } from '@/lib/client/api/changed-meanwhile';
import { problemWords } from './problem-words';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  /** What it is called, as the person sees it; empty where it has no name. */
  readonly name: string;
  /** Whether the name may be taken away. */
  readonly removable?: boolean;
  /** What to know of the name, by what it is called. */
  readonly hintOf?: (name: string) => string;
  /** Characters at most. */
  readonly longest?: number;
  /** What to say where it is called something else by now. */
  readonly changedWords: (now: string) => string;
  /** Calls it so if it is called as it was `seen`; rejects with `ChangedMeanwhileError` where it is not. */
  readonly onSave: (name: string, seen: string) => Promise<unknown>;
  readonly onClose: () => void;
  readonly focusAfterwards: () => void;
}

/**
 * Asks what something is to be called. If somebody called it otherwise meanwhile, that is shown, and only saving once more
 * replaces it.
 */
export function NameDialog({
  title,
  label,
  name,
  removable = false,
  hintOf,
  longest,
  changedWords,
  onSave,
  onClose,
  focusAfterwards,
}: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [seen, setSeen] = useState(name);
  const wanted = typed.trim();
  const saving = useMutation({ mutationFn: () => onSave(wanted, seen) });
  const save = () =>
    saving.mutate(undefined, {
      onSuccess: onClose,
      onError: (error) => {
        if (error instanceof ChangedMeanwhileError) setSeen(error.now);
      },
    });
  const { error } = saving;
  const words = error instanceof ChangedMeanwhileError ? changedWords(error.now) : problemWords(error);
  return (
    <FormDialog
      title={title}
      busy={saving.isPending}
      ready={wanted !== '' || (removable && seen !== '')}
      focusAfterwards={focusAfterwards}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={label}
        hint={hintOf?.(seen)}
        error={error && words}
        value={typed}
        {...(longest && { maxLength: longest })}
        autoComplete="off"
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  );
}
