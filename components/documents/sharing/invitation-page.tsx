'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useTransition } from 'react';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { Spinner } from '@/components/ui/controls/spinner';
import { useAddressSecret } from '@/components/ui/hooks/use-address-secret';
import { EmptyState } from '@/components/ui/page/empty-state';
import { SiteHeader } from '@/components/ui/page/site-header';
import { ProblemError } from '@/lib/client/api/problem-error';
import type { Invitation } from '@/lib/client/api/sharing-api';
import { meQuery } from '@/lib/client/cache/queries';
import { acceptInvitation, invitationQuery } from '@/lib/client/cache/sharing';
import { expiryWords } from './sharing-words';

/** The page that an invite link opens: who invites to what, and nothing happens without a click. */
export function InvitationPage({ identity }: { readonly identity: ReactNode }) {
  const token = useAddressSecret();
  return (
    <>
      <title>Invitation · Midair</title>
      <SiteHeader>{identity}</SiteHeader>
      <main id="main" className="px-4">
        {token === undefined ? (
          <Looking />
        ) : token === null ? (
          <Ended title="This invite link is not whole">
            A part of it is missing. Copy the whole link again, or ask for a new one.
          </Ended>
        ) : (
          <TheInvitation key={token} token={token} />
        )}
      </main>
    </>
  );
}

function TheInvitation({ token }: { readonly token: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const invitation = useQuery(invitationQuery(token));
  const me = useQuery(meQuery()).data;
  const accept = useMutation(acceptInvitation(client, token));
  const [opening, startOpening] = useTransition();
  if (invitation.isPending) return <Looking />;
  const ended = endOf(accept.error) ?? endOf(invitation.error);
  if (ended) return <Ended title={ended.title}>{ended.text}</Ended>;
  if (!invitation.data) {
    return <LoadProblem error={invitation.error} onRetry={() => void invitation.refetch()} />;
  }
  const { document, title, state, access, expiresAt } = invitation.data;
  if (state === 'accepted') {
    return (
      <EmptyState
        level={1}
        title={
          <>
            You can already open “<bdi>{title || 'Untitled'}</bdi>”
          </>
        }
        actions={
          <Link href={`/documents/${document}`} className={buttonClasses('primary')}>
            Open the document
          </Link>
        }
      >
        {access === 'own'
          ? 'The document is yours. Send this link to the person you invite.'
          : `You have accepted this invite: you can ${access === 'view' ? 'read' : 'edit'} the document.`}
      </EmptyState>
    );
  }
  const busy = accept.isPending || opening;
  return (
    <EmptyState
      level={1}
      title={<Headline invitation={invitation.data} />}
      actions={
        <Button
          variant="primary"
          disabled={busy}
          onClick={() =>
            accept.mutate(undefined, {
              onSuccess: (id) => startOpening(() => router.push(`/documents/${id}`)),
            })
          }
        >
          {busy ? 'Opening…' : 'Accept and open'}
        </Button>
      }
    >
      <p>
        It is for one person{expiresAt !== null && `, and ${expiryWords(Date.parse(expiresAt), Date.now())}`}.
        {me && (
          <>
            {' '}
            Others will see you as <bdi>{me.name}</bdi>.
          </>
        )}
      </p>
      {accept.error && (
        <p role="alert" className="mt-3 text-danger">
          {problemWords(accept.error)}
        </p>
      )}
    </EmptyState>
  );
}

function Headline({ invitation: { from, access, title } }: { readonly invitation: Invitation }) {
  return (
    <>
      <bdi>{from.name}</bdi> invites you to {access === 'view' ? 'read' : 'edit'} “
      <bdi>{title || 'Untitled'}</bdi>”
    </>
  );
}

function Looking() {
  return (
    <div className="flex justify-center py-16">
      <Spinner>Looking at the invite…</Spinner>
    </div>
  );
}

function Ended({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <EmptyState
      level={1}
      role="alert"
      title={title}
      actions={
        <Link href="/" className={buttonClasses('plain')}>
          All documents
        </Link>
      }
    >
      {children}
    </EmptyState>
  );
}

/** What a refusal says about an invite that cannot be used; `null` where it can be tried again. */
function endOf(error: Error | null): { readonly title: string; readonly text: string } | null {
  if (!(error instanceof ProblemError)) return null;
  if (error.status === 404) {
    return {
      title: 'There is no such invite',
      text: 'The link may have been cut short. Copy the whole link again, or ask for a new one.',
    };
  }
  if (error.status !== 410) return null;
  return { title: 'This invite cannot be used any more', text: error.problem.message };
}
