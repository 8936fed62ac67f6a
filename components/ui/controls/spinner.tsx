import type { ReactNode } from 'react';

/** Says in words that something is under way. */
export function Spinner({ children }: { readonly children: ReactNode }) {
  return (
    <span role="status" className="inline-flex items-center gap-2 text-sm text-ink-soft">
      <span
        aria-hidden="true"
        className="size-4 animate-spin rounded-full border-2 border-line border-t-accent motion-reduce:animate-none"
      />
      {children}
    </span>
  );
}
