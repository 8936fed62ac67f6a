import Link from 'next/link';
import type { ReactNode } from 'react';
import { ThemeToggle } from './theme-toggle';
import { Wordmark } from './wordmark';

/** The top of every page that is not the editor: the way home, and what belongs to the person. */
export function SiteHeader({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="mx-auto flex min-h-16 max-w-4xl items-center gap-2 px-4 sm:px-6">
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
