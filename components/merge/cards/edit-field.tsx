import { useEffect, useRef } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { editableText } from './editable-text';

interface EditFieldProps {
  readonly label: string;
  readonly text: string;
  /** A text of the same place: what is typed gets its line ends. */
  readonly like: string;
  /** Set in columns, as code and tables are. */
  readonly code: boolean;
  readonly focusAtOnce: boolean;
  readonly onType: (text: string) => void;
}

/** The wording of a place, typed by hand in place. */
export function EditField({ label, text, like, code, focusAtOnce, onType }: EditFieldProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  const field = editableText(text, like);
  useEffect(() => {
    if (focusAtOnce) ref.current?.focus();
  }, [focusAtOnce]);
  return (
    <textarea
      ref={ref}
      aria-label={label}
      dir="auto"
      value={field.value}
      rows={Math.min(18, Math.max(3, field.value.split('\n').length + 1))}
      onChange={(event) => onType(field.restore(event.target.value))}
      className={cx(
        'block field-sizing-content max-h-[60dvh] w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 leading-[1.65]',
        code ? 'font-mono text-[0.875rem] pointer-coarse:text-base' : 'font-serif text-[1.0625rem]',
      )}
    />
  );
}
