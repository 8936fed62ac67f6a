'use client';

import { usePathname } from 'next/navigation';
import { useInBrowser } from '@/components/ui/hooks/use-in-browser';

/** The page of a document, where what one comes for is its text. */
const DOCUMENT = /^\/documents\/[^/]+\/?$/;

/** What takes the focus of whoever skips to the text. */
export const TEXT_ID = 'text';

/**
 * The first stop of the Tab key: past the header, to the main content (the element with id `main`), or in a document to
 * its text.
 */
export function SkipLink() {
  // What is shown without the server was made for another address.
  const inBrowser = useInBrowser();
  const inDocument = DOCUMENT.test(usePathname()) && inBrowser;
  return (
    <a
      href={inDocument ? `#${TEXT_ID}` : '#main'}
      className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-sm font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {inDocument ? 'Skip to the text' : 'Skip to the content'}
    </a>
  );
}
