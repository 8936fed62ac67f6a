import Link from 'next/link';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { ThemeToggle } from '@/components/ui/overlays/theme-toggle';
import { Wordmark } from './wordmark';

interface SiteHeaderProps {
  /** As wide as a page of two columns. */
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** The top of every page that is not the editor: the way home, and what belongs to the person. */
export function SiteHeader({ wide = false, children }: SiteHeaderProps) {
  return (
    <header
      className={cx(
        'mx-auto flex min-h-16 items-center gap-2 px-4 sm:px-6',
        wide ? 'max-w-6xl' : 'max-w-4xl',
      )}
    >
      <Link
        href="/"
        className="mr-auto flex min-h-9 items-center rounded-md"
        aria-label="Midair, all documents"
      >
        <Wordmark />
      </Link>
      {children}
      <ThemeToggle />
    </header>
  );
}
