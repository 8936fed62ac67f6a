'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { type ReactNode, useEffect, useState } from 'react';
import { Toaster } from '@/components/ui/overlays/toaster';
import { followMe } from '@/lib/client/cache/queries';
import { makeQueryClient } from '@/lib/client/cache/query-client';
import { keepSeenHere } from '@/lib/client/seen/seen-here';
import { OfflineSupport } from './offline-support';

/** What every page needs around it: what was loaded, the appearance, and a place for messages. */
export function AppProviders({ children }: { readonly children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  useEffect(() => keepSeenHere(client), [client]);
  useEffect(() => followMe(client), [client]);
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
        {children}
        <Toaster />
        <OfflineSupport />
      </ThemeProvider>
    </QueryClientProvider>
  );
}
