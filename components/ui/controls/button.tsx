import type { ComponentProps } from 'react';
import { cx } from './cx';

const base =
  'inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none ' +
  'transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-50';

const variants = {
  // The frame is seen only where colours are forced, and the ground is not.
  primary:
    'border border-transparent bg-accent text-on-accent hover:enabled:bg-accent-hover forced-colors:border-[ButtonBorder]',
  plain: 'border border-line bg-surface text-ink hover:enabled:border-line-strong',
  quiet:
    'text-ink-soft hover:enabled:bg-sunken hover:enabled:text-ink aria-expanded:bg-sunken dark:hover:enabled:bg-raised',
  danger: 'border border-danger text-danger bg-surface hover:enabled:bg-danger-soft',
} as const;

const sizes = {
  small: 'min-h-8 px-2.5 text-sm',
  medium: 'min-h-10 px-4 text-sm',
  icon: 'size-9 text-sm pointer-coarse:size-11',
} as const;

type ButtonProps = ComponentProps<'button'> & {
  readonly variant?: keyof typeof variants;
  readonly size?: keyof typeof sizes;
};

/** The classes of a button, for a link that looks like one. */
export function buttonClasses(
  variant: keyof typeof variants = 'plain',
  size: keyof typeof sizes = 'medium',
): string {
  return cx(base, sizes[size], variants[variant].replaceAll('hover:enabled:', 'hover:'));
}

/** A push button. `primary` is the one thing to do here; `danger` is for what cannot be taken back easily. */
export function Button({
  variant = 'plain',
  size = 'medium',
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return <button type={type} className={cx(base, sizes[size], variants[variant], className)} {...rest} />;
}
