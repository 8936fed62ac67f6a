'use client';

import { useId } from 'react';
import { cx } from './cx';

interface SegmentedControlProps<Value extends string> {
  /** What is being chosen, for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly className?: string;
}

/** One of a few, side by side: native radio buttons, so arrow keys work as everywhere. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  onChange,
  options,
  className,
}: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <fieldset className={cx('inline-flex rounded-lg border border-line bg-sunken p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            'relative inline-flex min-h-7.5 cursor-pointer items-center justify-center rounded-md px-2 text-sm whitespace-nowrap sm:px-3 font-medium text-ink-soft',
            'hover:text-ink has-checked:bg-raised has-checked:text-ink has-checked:shadow-xs forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText] forced-colors:has-checked:forced-color-adjust-none pointer-coarse:min-h-10',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-md opacity-0"
          />
          <span dir="auto" className="truncate">
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
