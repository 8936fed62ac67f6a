'use client';

import { Button } from './button';

interface ShowMoreProps {
  readonly label: string;
  readonly busy: boolean;
  readonly small?: boolean;
  readonly className?: string;
  readonly onMore: () => void;
}

/** Asks for the next page of a list. Stays in reach while it loads: a button that is disabled loses focus. */
export function ShowMore({ label, busy, small = false, className, onMore }: ShowMoreProps) {
  return (
    <Button
      size={small ? 'small' : undefined}
      className={className}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) onMore();
      }}
    >
      {busy ? 'Loading…' : label}
    </Button>
  );
}
