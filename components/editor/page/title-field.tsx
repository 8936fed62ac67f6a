import type { Ref } from 'react';

interface TitleFieldProps {
  readonly title: string;
  readonly onChange: (title: string) => void;
  readonly onEnter: () => void;
  /** An input method begins to compose, or has ended. */
  readonly onCompose?: (active: boolean) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** The title of the document, to be written right where it stands; Enter goes on to the text. */
export function TitleField({ title, onChange, onEnter, onCompose, ref }: TitleFieldProps) {
  return (
    <input
      ref={ref}
      aria-label="Title"
      dir="auto"
      value={title}
      placeholder="Untitled"
      spellCheck
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
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
}
