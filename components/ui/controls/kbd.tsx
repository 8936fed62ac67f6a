import type { ReactNode } from 'react';

/** A key to press. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="rounded border border-line bg-sunken px-1.5 py-0.5 font-sans text-[0.8em] text-ink-soft shadow-[0_1px_0_var(--line)]">
      {children}
    </kbd>
  );
}
