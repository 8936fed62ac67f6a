'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { IdentityControl } from '@/components/documents/home/identity-control';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { Spinner } from '@/components/ui/controls/spinner';
import { useAddressSecret } from '@/components/ui/hooks/use-address-secret';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';
import { becomingByDevice, deviceOfferQuery } from '@/lib/client/cache/devices-queries';
import { meQuery } from '@/lib/client/cache/queries';
import { accountQuery } from '@/lib/client/cache/settings-queries';
import { deviceEnd } from './device-end';

/** The page that a link for another device opens: whom it makes this browser, and nothing happens without a click. */
export function DevicePage() {
  const secret = useAddressSecret();
  return (
    <>
      <title>Another device · Midair</title>
      <SiteHeader>
        <IdentityControl />
      </SiteHeader>
      <main id="main" className="px-4">
        {secret === undefined ? (
          <Looking />
        ) : secret === null ? (
          <Ended title="This link is not whole">A part of it is missing. Copy the whole link again.</Ended>
        ) : (
          <Offer key={secret} secret={secret} />
        )}
      </main>
    </>
  );
}

function Offer({ secret }: { readonly secret: string }) {
  const offer = useQuery(deviceOfferQuery(secret));
  const me = useQuery(meQuery()).data;
  const account = useQuery(accountQuery());
  const become = useMutation(becomingByDevice(secret));
  const end = deviceEnd(become.error) ?? deviceEnd(offer.error);
  if (end) return <Ended title={end.title}>{end.text}</Ended>;
  if (offer.isError) return <LoadProblem error={offer.error} onRetry={() => void offer.refetch()} />;
  if (offer.isPending || !me || account.isPending) return <Looking />;
  const { person } = offer.data;
  if (person.id === me.id) {
    return (
      <EmptyState
        level={1}
        title={
          <>
            You are <bdi>{person.name}</bdi> on this device already
          </>
        }
        actions={<HomeLink />}
      >
        Open this link on the device where you want to be the same person.
      </EmptyState>
    );
  }
  const busy = become.isPending || become.isSuccess;
  return (
    <EmptyState
      level={1}
      title={
        <>
          Be <bdi>{person.name}</bdi> on this device?
        </>
      }
      actions={
        <>
          <Button
            variant="primary"
            disabled={busy}
            // All that this page knows is another person's then.
            onClick={() => become.mutate(undefined, { onSuccess: () => window.location.assign('/') })}
          >
            {busy ? (
              'One moment…'
            ) : (
              <span>
                Be <bdi>{person.name}</bdi> here
              </span>
            )}
          </Button>
          <Link href="/" className={buttonClasses('plain')}>
            <span>
              Stay <bdi>{me.name}</bdi>
            </span>
          </Link>
        </>
      }
    >
      <p>
        {account.data?.signedIn ? (
          <>
            The documents of <bdi>{me.name}</bdi> stay in the account that you signed in with. Sign in again
            to find them.
          </>
        ) : (
          <>
            You are <bdi>{me.name}</bdi> here now. The documents of this browser become those of{' '}
            <bdi>{person.name}</bdi>, and this cannot be undone. Unsaved changes stay on this device.
          </>
        )}
      </p>
      <p className="mt-3">
        Go on only if you made this link yourself: anyone who is <bdi>{person.name}</bdi> elsewhere sees and
        changes the same documents.
      </p>
      {become.error && (
        <p role="alert" className="mt-3 text-danger">
          {problemWords(become.error)}
        </p>
      )}
    </EmptyState>
  );
}

function Looking() {
  return (
    <div className="flex justify-center py-16">
      <Spinner>Looking at the link…</Spinner>
    </div>
  );
}

function Ended({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <EmptyState level={1} role="alert" title={title} actions={<HomeLink />}>
      {children} To make a new link, open “Settings” on the device where you are yourself, and choose “Make a
      link”. Nothing was changed here.
    </EmptyState>
  );
}

function HomeLink() {
  return (
    <Link href="/" className={buttonClasses('plain')}>
      All documents
    </Link>
  );
}
