'use client';

import { ThemeProvider } from 'next-themes';
import { type ReactNode, useEffect } from 'react';
import { atLeisure } from '@/components/ui/hooks/at-leisure';
import { keepFocus } from '@/components/ui/hooks/lost-focus';
import { Messages } from '@/components/ui/overlays/messages';
import { pageNonce } from '@/components/ui/page/page-nonce';

// Where what holds the page still behind a menu or a dialog (react-style-singleton) looks for it.
if (typeof window !== 'undefined') Object.assign(window, { __webpack_nonce__: pageNonce() });

interface AppProvidersProps {
  /** Lets what is written into the page pass its policy. */
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** What every page needs around it: the appearance, a place for messages, and what goes on behind it. */
export function AppProviders({ nonce, children }: AppProvidersProps) {
  useEffect(() => keepFocus(document), []);
  useEffect(() => atLeisure(() => import('./background').then(({ begin }) => begin())), []);
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      {children}
      <Messages />
    </ThemeProvider>
  );
}
