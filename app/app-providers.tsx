'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { type ReactNode, useEffect, useState } from 'react';
import { OnePerson } from '@/components/documents/home/one-person';
import { keepFocus } from '@/components/ui/hooks/lost-focus';
import { Toaster } from '@/components/ui/overlays/toaster';
import { pageNonce } from '@/components/ui/page/page-nonce';
import { followMe } from '@/lib/client/cache/queries';
import { makeQueryClient } from '@/lib/client/cache/query-client';
import { keepSeenHere } from '@/lib/client/seen/seen-here';
import { OfflineSupport } from './offline-support';

// Where what holds the page still behind a menu or a dialog (react-style-singleton) looks for it.
if (typeof window !== 'undefined') Object.assign(window, { __webpack_nonce__: pageNonce() });

interface AppProvidersProps {
  /** Lets what is written into the page pass its policy. */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What every page needs around it: what was loaded, the appearance, and a place for messages. */
export function AppProviders({ nonce, children }: AppProvidersProps) {
  const [client] = useState(makeQueryClient);
  useEffect(() => keepSeenHere(client), [client]);
  useEffect(() => followMe(client), [client]);
  useEffect(() => keepFocus(document), []);
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider
        attribute="class"
        defaultTheme="system"
        enableSystem
        disableTransitionOnChange
        nonce={nonce}
      >
        {children}
        <Toaster />
        <OfflineSupport />
        <OnePerson />
      </ThemeProvider>
    </QueryClientProvider>
  );
}
