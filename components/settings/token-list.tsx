'use client';

import { Button } from '@/components/ui/controls/button';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import { TimeAgo } from '@/components/ui/time/time-ago';
import type { Token } from '@/lib/client/api/tokens-api';
import { endWords } from './token-words';

interface TokenListProps {
  readonly tokens: readonly Token[];
  readonly onRevoke: (token: Token) => void;
  /** Where focus goes when the last one is taken away. */
  readonly elsewhere: () => HTMLElement | null;
}

/** The tokens that one has, with when each was used last and stops to work. */
export function TokenList({ tokens, onRevoke, elsewhere }: TokenListProps) {
  const focusKeeper = useFocusAfterRemoval(
    tokens.map(({ id }) => id),
    elsewhere,
  );
  if (tokens.length === 0) return <p className="mt-6 text-sm text-ink-soft">You have no tokens.</p>;
  return (
    <ul {...focusKeeper} aria-label="Your tokens" className="mt-6 divide-y divide-line border-y border-line">
      {tokens.map((token) => (
        <li key={token.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-3 text-sm">
          <p className="min-w-40 flex-1 break-words">
            <bdi className="font-medium">{token.name}</bdi>
            <span className="block text-ink-soft">
              {token.lastUsedAt === null ? (
                'Never used'
              ) : (
                <>
                  Last used <TimeAgo at={token.lastUsedAt} />
                </>
              )}
              . {endWords(token, Date.now())}.
            </span>
          </p>
          <Button size="small" aria-label={`Revoke ${token.name}`} onClick={() => onRevoke(token)}>
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  );
}
