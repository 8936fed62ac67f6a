'use client';

import { useSearchParams } from 'next/navigation';
import { IdentityControl } from '@/components/documents/home/identity-control';
import { Banner } from '@/components/ui/page/banner';
import { SiteHeader } from '@/components/ui/page/site-header';
import { DevicesSection } from './devices-section';
import { SignInSection } from './sign-in-section';
import { signInWords } from './sign-in-words';
import { TokensSection } from './tokens-section';

/** What belongs to the person rather than to a document. */
export function SettingsPage() {
  const words = signInWords(useSearchParams().get('sign-in'));
  return (
    <>
      <title>Settings · Midair</title>
      <SiteHeader>
        <IdentityControl />
      </SiteHeader>
      <main id="main" className="mx-auto max-w-4xl px-4 pt-6 pb-24 sm:px-6 sm:pt-10">
        <h1 className="font-serif text-3xl sm:text-4xl">Settings</h1>
        {words && (
          <div role="alert" className="mt-6">
            <Banner icon="alert">{words}</Banner>
          </div>
        )}
        <SignInSection />
        <DevicesSection />
        <TokensSection />
      </main>
    </>
  );
}
