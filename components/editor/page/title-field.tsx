'use client';

import { memo, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { movedCaret } from './moved-caret';

interface TitleFieldProps {
  readonly title: string;
  readonly onChange: (title: string) => void;
  readonly onEnter: () => void;
  /** An input method begins to compose, or has ended. */
  readonly onCompose?: (active: boolean) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/**
 * The title of the document, to be written right where it stands; Enter goes on to the text. The caret stays where it is
 * when somebody else renames the document.
 */
export const TitleField = memo(function TitleField({
  title,
  onChange,
  onEnter,
  onCompose,
  ref,
}: TitleFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  /** What the field has had since the caret was last seen. */
  const seen = useRef({ title, from: 0, to: 0 });
  const see = ({ value, selectionStart, selectionEnd }: HTMLInputElement) => {
    seen.current = { title: value, from: selectionStart ?? 0, to: selectionEnd ?? 0 };
  };
  useImperativeHandle(ref, () => field.current!, []);
  useLayoutEffect(() => {
    const input = field.current;
    const { title: before, from, to } = seen.current;
    if (!input || before === title) return;
    // A field that is given another value puts the caret at its end.
    if (input === document.activeElement) {
      input.setSelectionRange(movedCaret(before, title, from), movedCaret(before, title, to));
    }
    see(input);
  });
  return (
    <input
      ref={field}
      aria-label="Title"
      dir="auto"
      value={title}
      placeholder="Untitled"
      spellCheck
      autoComplete="off"
      onChange={({ currentTarget }) => {
        see(currentTarget);
        onChange(currentTarget.value);
      }}
      onSelect={({ currentTarget }) => see(currentTarget)}
      onCompositionStart={() => onCompose?.(true)}
      onCompositionEnd={() => onCompose?.(false)}
      onBlur={() => onCompose?.(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onEnter();
      }}
      className="min-h-9 w-full min-w-0 truncate rounded-md bg-transparent px-2 text-base font-semibold tracking-tight placeholder:text-ink-faint hover:bg-sunken focus:bg-surface sm:text-lg dark:hover:bg-raised"
    />
  );
});
