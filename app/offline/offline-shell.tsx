'use client';

import { usePathname } from 'next/navigation';
import { Suspense } from 'react';
import { HomePage } from '@/components/documents/home/home-page';
import { EditorFrame } from '@/components/editor/page/editor-frame';
import { useInBrowser } from '@/components/ui/hooks/use-in-browser';
import { SiteHeader } from '@/components/ui/page/site-header';
import { shellViewOf } from '@/lib/client/offline/shell-view';
import { WithoutServer } from './without-server';

/** The page that the address is about, as far as this device can show it by itself. */
export function OfflineShell() {
  const pathname = usePathname();
  // The page was made for no address; only in the browser it has one.
  const inBrowser = useInBrowser();
  if (!inBrowser) {
    return (
      <>
        <title>Opening… · Midair</title>
        <SiteHeader />
        <main id="main" aria-busy="true" />
      </>
    );
  }
  const view = shellViewOf(pathname);
  switch (view.type) {
    case 'documents':
      return (
        <Suspense>
          <HomePage />
        </Suspense>
      );
    case 'document':
      return <EditorFrame key={view.documentId} documentId={view.documentId} />;
    case 'other':
      return <WithoutServer />;
  }
}
