'use client';

import { type ReactNode, useId } from 'react';
import { cx } from './cx';

interface SwitchProps {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * Something that is on or off at once, with its label beside it. A plain button: the one of radix-ui comes from the server
 * with a hidden field whose style attribute the pages' policy forbids.
 */
export function Switch({ checked, onCheckedChange, className, children }: SwitchProps) {
  const id = useId();
  const state = checked ? 'checked' : 'unchecked';
  return (
    <span
      className={cx(
        'inline-flex min-h-8 items-center gap-2 text-ink-soft pointer-coarse:min-h-11',
        className ?? 'text-sm',
      )}
    >
      <button
        id={id}
        type="button"
        role="switch"
        aria-checked={checked}
        data-state={state}
        onClick={() => onCheckedChange(!checked)}
        className="inline-flex h-5 w-9 items-center rounded-full border border-line-strong bg-sunken px-0.5 transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent forced-colors:data-[state=checked]:bg-[Highlight]"
      >
        <span
          data-state={state}
          className="block size-3.5 rounded-full bg-line-strong transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent forced-colors:bg-[ButtonText] forced-colors:data-[state=checked]:bg-[HighlightText]"
        />
      </button>
      <label htmlFor={id} className="cursor-pointer py-1 pointer-coarse:py-3">
        {children}
      </label>
    </span>
  );
}
