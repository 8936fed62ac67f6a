'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadProblem } from '@/components/documents/shared/load-problem';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button, buttonClasses } from '@/components/ui/controls/button';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import { accountQuery, signOutHere } from '@/lib/client/cache/settings-queries';

/** Signing in and out, where an operator offers that; what it does to documents stands beside it. */
export function SignInSection() {
  const account = useQuery(accountQuery());
  const leave = useMutation(signOutHere());
  const [asking, setAsking] = useState(false);
  if (account.isPending) return <p className="mt-8 text-ink-soft">Loading…</p>;
  if (account.isError) {
    return (
      <LoadProblem level={2} error={account.error} onRetry={() => void account.refetch()}>
        Your settings could not be loaded. Try again in a moment.
      </LoadProblem>
    );
  }
  const { provider, signedIn } = account.data;
  const signOutNow = () =>
    // All that this page knows is another person's then.
    leave.mutate(undefined, { onSuccess: () => window.location.assign('/') });
  return (
    <section aria-labelledby="sign-in" className="mt-8 border-t border-line pt-6">
      <h2 id="sign-in" className="text-lg font-semibold">
        Signing in
      </h2>
      {provider === null && (
        <p className="mt-2 max-w-prose text-pretty text-ink-soft">
          No account is needed here: this browser remembers you. The operator of this server has set up no way
          to sign in.
        </p>
      )}
      {provider !== null && !signedIn && (
        <>
          <p className="mt-2 mb-4 max-w-prose text-pretty text-ink-soft">
            Sign in at {provider}, and you are the same person on every device where you do. The documents of
            this browser stay yours, or move to the account that you signed in to first. Unsaved changes stay
            on this device.
          </p>
          {/* Not a link of the framework: it would follow it beforehand. */}
          <a href="/api/sign-in?to=%2Fsettings" className={buttonClasses('primary')}>
            Sign in with {provider}
          </a>
        </>
      )}
      {provider !== null && signedIn && (
        <>
          <p className="mt-2 mb-4 max-w-prose text-pretty text-ink-soft">
            You are signed in at {provider}. Sign in on another device to find your documents there.
          </p>
          <Button disabled={leave.isPending} onClick={() => setAsking(true)}>
            Sign out
          </Button>
        </>
      )}
      {leave.error && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problemWords(leave.error)}
        </p>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out on this device?"
        description="This browser becomes somebody new, without your documents. You get them back by signing in again. Unsaved changes stay on this device."
        confirm="Sign out"
        onConfirm={signOutNow}
      />
    </section>
  );
}
