'use client';

import { copyOrShow } from '@/components/documents/shared/copy-link';
import { Button } from '@/components/ui/controls/button';
import { useFocusAfterRemoval } from '@/components/ui/hooks/use-focus-after-removal';
import type { Invite } from '@/lib/client/api/sharing-api';
import type { AskAbout } from './people-with-access';
import { expiryWords, mayWords } from './sharing-words';

interface OpenInvitesProps {
  /** Those that nobody has used. */
  readonly invites: readonly Invite[];
  readonly onRevoke: AskAbout;
  /** Where focus goes when the last one is taken away. */
  readonly elsewhere: () => HTMLElement | null;
}

/** Invites that wait for somebody, or waited in vain. */
export function OpenInvites({ invites, onRevoke, elsewhere }: OpenInvitesProps) {
  const focusKeeper = useFocusAfterRemoval(
    invites.map(({ id }) => id),
    elsewhere,
  );
  if (invites.length === 0) return null;
  return (
    <section aria-labelledby="open-invites">
      <h3 id="open-invites" className="text-sm font-semibold">
        Invites not used yet
      </h3>
      <ul {...focusKeeper} className="mt-1 divide-y divide-line">
        {invites.map((invite) => {
          const { label, access, expiresAt, url } = invite;
          const about = label === '' ? 'the invite' : `the invite for ${label}`;
          const ends = Date.parse(expiresAt);
          const over = ends <= Date.now();
          return (
            <li key={invite.id} className="flex flex-wrap items-center gap-x-3 gap-y-1.5 py-2 text-sm">
              <p className="min-w-40 flex-1 break-words">
                <bdi className="font-medium">{label === '' ? 'Invite' : label}</bdi>
                <span className="block text-ink-soft">
                  {mayWords(access)}, {expiryWords(ends, Date.now())}
                </span>
              </p>
              <div className="flex gap-2">
                {!over && (
                  <Button
                    size="small"
                    aria-label={`Copy the link of ${about}`}
                    onClick={() => void copyInvite(url)}
                  >
                    Copy link
                  </Button>
                )}
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={`Take ${about} back`}
                  onClick={({ currentTarget }) => onRevoke(invite, () => currentTarget.focus())}
                >
                  Take back
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Puts the link of an invite on the clipboard; where the browser does not allow that, shows it for copying. */
export async function copyInvite(url: string): Promise<void> {
  await copyOrShow(url, 'Invite link copied. It is for one person.');
}
