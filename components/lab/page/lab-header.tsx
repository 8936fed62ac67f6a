import Link from 'next/link';
import { buttonClasses } from '@/components/ui/controls/button';
import { ThemeToggle } from '@/components/ui/overlays/theme-toggle';
import { HomeLink } from '@/components/ui/page/home-link';

/** The top of the lab: as everywhere, but as wide as its contents. */
export function LabHeader() {
  return (
    <header className="mx-auto flex min-h-14 max-w-[110rem] items-center gap-2 px-4 sm:px-6">
      <HomeLink />
      <Link href="/learn" className={buttonClasses('quiet', 'small')}>
        Learn
      </Link>
      <ThemeToggle />
    </header>
  );
}
