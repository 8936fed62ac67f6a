import Link from 'next/link';
import { buttonClasses } from '@/components/ui/controls/button';
import { ThemeToggle } from '@/components/ui/overlays/theme-toggle';
import { Wordmark } from '@/components/ui/page/wordmark';

/** The top of the lab: as everywhere, but as wide as its contents. */
export function LabHeader() {
  return (
    <header className="mx-auto flex min-h-14 max-w-[110rem] items-center gap-2 px-4 sm:px-6">
      <Link
        href="/"
        className="mr-auto flex min-h-9 items-center rounded-md"
        aria-label="Midair, all documents"
      >
        <Wordmark />
      </Link>
      <Link href="/learn" className={buttonClasses('quiet', 'small')}>
        Learn
      </Link>
      <ThemeToggle />
    </header>
  );
}
