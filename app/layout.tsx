import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ChosenView } from '@/components/editor/page/chosen-view';
import { SkipLink } from '@/components/ui/page/skip-link';
import { AppProviders } from './app-providers';
import { inter } from './fonts';
import { SocialImage } from './social-image';
import './globals.css';

// Every page renders its own <title>, because most know it only once their document is there.
export const metadata: Metadata = {
  applicationName: 'Midair',
  description: 'A collaborative document editor that never loses an update.',
  manifest: '/manifest.webmanifest',
  icons: {
    icon: [
      { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      { url: '/icon-192.png', type: 'image/png', sizes: '192x192' },
    ],
    apple: { url: '/apple-touch-icon.png', sizes: '180x180' },
  },
  openGraph: { type: 'website', siteName: 'Midair' },
  twitter: { card: 'summary_large_image' },
};

export const viewport: Viewport = {
  // The editor makes room for the keyboard of a phone instead of hiding behind it.
  interactiveWidget: 'resizes-content',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#141413' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // Asking for it also has each page made anew for each request: a page made ahead could not know its nonce.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={inter.variable} suppressHydrationWarning>
      <body className="bg-page text-ink antialiased">
        <ChosenView nonce={nonce} />
        <SocialImage />
        <SkipLink />
        <AppProviders nonce={nonce}>{children}</AppProviders>
      </body>
    </html>
  );
}
