import { useEffect, useRef } from 'react';
import { editableText } from './editable-text';

interface EditFieldProps {
  readonly label: string;
  readonly text: string;
  /** A text of the same place: what is typed gets its line ends. */
  readonly like: string;
  readonly focusAtOnce: boolean;
  readonly onType: (text: string) => void;
}

/** The wording of a place, typed by hand in place. */
export function EditField({ label, text, like, focusAtOnce, onType }: EditFieldProps) {
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
      className="block field-sizing-content max-h-[60dvh] w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 font-serif text-[1.0625rem] leading-[1.65]"
    />
  );
}
