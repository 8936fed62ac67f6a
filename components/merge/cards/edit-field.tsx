import { useEffect, useRef } from 'react';
import { useMergeView } from '@/components/merge/view/merge-view';
import { Button } from '@/components/ui/controls/button';
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
  /** Takes the text as it stands; absent once it counts. */
  readonly onConfirm?: (() => void) | undefined;
}

/** The wording of a place, typed by hand in place. The session knows while it is typed in, and lets news wait. */
export function EditField({ label, text, like, code, focusAtOnce, onType, onConfirm }: EditFieldProps) {
  const { write } = useMergeView();
  const ref = useRef<HTMLTextAreaElement>(null);
  const field = editableText(text, like);
  useEffect(() => {
    if (focusAtOnce) ref.current?.focus();
  }, [focusAtOnce]);
  // What goes away while it has the focus tells of no blur.
  useEffect(() => () => write(false), [write]);
  return (
    <>
      <textarea
        ref={ref}
        aria-label={label}
        dir="auto"
        value={field.value}
        rows={Math.min(18, Math.max(3, field.value.split('\n').length + 1))}
        onFocus={() => write(true)}
        onBlur={({ currentTarget }) => {
          // Where only the window was left, the focus will be here again.
          if (document.activeElement !== currentTarget) write(false);
        }}
        onChange={(event) => {
          write(true);
          onType(field.restore(event.target.value));
        }}
        className={cx(
          'block field-sizing-content max-h-[60dvh] w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 leading-[1.65]',
          code ? 'font-mono text-[0.875rem] pointer-coarse:text-base' : 'font-serif text-[1.0625rem]',
        )}
      />
      {onConfirm && (
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[0.8125rem] text-ink-soft">
          <Button
            size="small"
            onClick={() => {
              // The button goes with it, and the focus must not.
              ref.current?.focus();
              onConfirm();
            }}
          >
            Use this text
          </Button>
          It counts once you change it, or use it as it is.
        </p>
      )}
    </>
  );
}
