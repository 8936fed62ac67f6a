'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button } from '@/components/ui/controls/button';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import type { NewToken, Token } from '@/lib/client/api/tokens-api';
import { revokingToken, tokensQuery } from '@/lib/client/cache/tokens-queries';
import { NewTokenForm } from './new-token-form';
import { TokenList } from './token-list';
import { TokenSecret } from './token-secret';

/** What lets scripts act as oneself: made here, shown once, and ended here. */
export function TokensSection() {
  const client = useQueryClient();
  const tokens = useQuery(tokensQuery());
  const revoke = useMutation(revokingToken(client));
  const [made, setMade] = useState<NewToken | null>(null);
  const [asked, setAsked] = useState<Token | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focusHeading = () => heading.current?.focus();
  return (
    <section aria-labelledby="tokens" className="mt-10 border-t border-line pt-6">
      <h2 id="tokens" ref={heading} tabIndex={-1} className="text-lg font-semibold focus:outline-none">
        API tokens
      </h2>
      <p className="mt-2 max-w-prose text-pretty text-ink-soft">
        A script that sends a token acts as you: it can read and change everything that you can. Keep it like
        a password, and revoke it when it is no longer needed.
      </p>
      {made ? (
        <TokenSecret
          token={made}
          onDone={() => {
            setMade(null);
            focusHeading();
          }}
        />
      ) : (
        <NewTokenForm onMade={setMade} />
      )}
      {tokens.isPending && <p className="mt-6 text-ink-soft">Loading…</p>}
      {tokens.isError && (
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <p role="alert" className="text-sm text-danger">
            Your tokens could not be loaded. {problemWords(tokens.error)}
          </p>
          <Button size="small" onClick={() => void tokens.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {tokens.data && (
        <TokenList tokens={tokens.data} onRevoke={setAsked} elsewhere={() => heading.current} />
      )}
      {revoke.error && (
        <p role="alert" className="mt-3 text-sm text-danger">
          {problemWords(revoke.error)}
        </p>
      )}
      <ConfirmDialog
        open={asked !== null}
        onOpenChange={(open) => {
          if (!open) setAsked(null);
        }}
        title={
          <>
            Revoke “<bdi>{asked?.name}</bdi>”?
          </>
        }
        description="Everything that uses this token stops working at once. You cannot undo this, but you can make a new token."
        confirm="Revoke"
        danger
        onConfirm={() => {
          if (!asked) return;
          // What was just made and is ended again need not be shown any longer.
          if (asked.id === made?.id) setMade(null);
          revoke.mutate(asked.id);
        }}
      />
    </section>
  );
}
