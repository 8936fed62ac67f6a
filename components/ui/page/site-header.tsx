import type { ReactNode } from 'react';
import { cx } from '@/components/ui/controls/cx';
import { ThemeToggle } from '@/components/ui/overlays/theme-toggle';
import { HomeLink } from './home-link';

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
      <HomeLink />
      {children}
      <ThemeToggle />
    </header>
  );
}
