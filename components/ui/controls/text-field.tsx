import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx';

type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  readonly label: ReactNode;
  /** The label is heard but not seen, where a heading or what is around it already says it. */
  readonly labelHidden?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong and what to do; shown with the field and announced. */
  readonly error?: ReactNode;
};

/** One line of text with its label, hint and error tied to it. */
export function TextField({ label, labelHidden = false, hint, error, className, ...rest }: TextFieldProps) {
  const id = useId();
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={className}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'mb-1.5 block text-sm font-medium'}>
        {label}
      </label>
      <input
        id={id}
        dir="auto"
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        className={cx(
          'block min-h-10 w-full rounded-md border bg-surface px-3 text-base text-ink placeholder:text-ink-faint sm:text-sm',
          error ? 'border-danger' : 'border-line-strong/60 hover:border-line-strong',
        )}
        {...rest}
      />
      {hint && !error && (
        <p id={`${id}-hint`} className="mt-1.5 text-xs text-ink-faint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
