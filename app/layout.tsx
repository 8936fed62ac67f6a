import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/ui/page/skip-link';
import { AppProviders } from './app-providers';
import './globals.css';

// Every page renders its own <title>, because most know it only once their document is there.
export const metadata: Metadata = {
  applicationName: 'Midair',
  description: 'A collaborative document editor that never loses an update.',
};

export const viewport: Viewport = {
  // The editor makes room for the keyboard of a phone instead of hiding behind it.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#141413' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="bg-page text-ink antialiased">
        <SkipLink />
        <AppProviders>{children}</AppProviders>
      </body>
    </html>
  );
}
