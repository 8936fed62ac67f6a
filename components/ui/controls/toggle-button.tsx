import type { ComponentProps } from 'react';
import { cx } from './cx';

type ToggleButtonProps = Omit<ComponentProps<'button'>, 'aria-pressed' | 'type'> & {
  readonly pressed: boolean;
};

/** A button that stays down: pressed says so to the eye by a frame and a ground, to a screen reader by its state. */
export function ToggleButton({ pressed, className, ...rest }: ToggleButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={cx(
        'inline-flex min-h-8 items-center gap-2 rounded-md border px-2.5 text-sm font-medium transition-colors disabled:opacity-50',
        pressed
          ? 'border-accent bg-accent-soft text-ink forced-colors:bg-[Highlight] forced-colors:text-[HighlightText] forced-colors:forced-color-adjust-none'
          : 'border-line bg-surface text-ink-soft hover:enabled:border-line-strong hover:enabled:text-ink',
        className,
      )}
      {...rest}
    />
  );
}
