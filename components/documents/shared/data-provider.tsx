'use client';

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { followMe } from '@/lib/client/cache/queries';
import { makeQueryClient } from '@/lib/client/cache/query-client';

let here: QueryClient | null = null;

/** The browser's one memory of what was loaded, whichever pages it goes through. On the server each page has its own. */
function clientHere(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  if (here) return here;
  const made = makeQueryClient();
  here = made;
  followMe(made);
  atLeisure(() => import('@/lib/client/seen/seen-here').then(({ keepSeenHere }) => keepSeenHere(made)));
  return made;
}

/** What pages need around them that show what the server has. */
export function DataProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(clientHere);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
