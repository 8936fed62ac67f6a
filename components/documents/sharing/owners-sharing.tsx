'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemWords } from '@/components/documents/shared/problem-words';
import { Button } from '@/components/ui/controls/button';
import { Spinner } from '@/components/ui/controls/spinner';
import { ConfirmDialog } from '@/components/ui/overlays/confirm-dialog';
import { toast } from '@/components/ui/overlays/toast';
import { nameForSentence } from '@/components/ui/people/side-names';
import { ProblemError } from '@/lib/client/api/problem-error';
import type { Invite, SharingChange } from '@/lib/client/api/sharing-api';
import { changeSharing, revokeInvite, sharingQuery } from '@/lib/client/cache/sharing';
import { LinkChoice } from './link-choice';
import { DocumentLinkCode } from './link-code-details';
import { NewInvite } from './new-invite';
import { OpenInvites } from './open-invites';
import { type AskAbout, PeopleWithAccess } from './people-with-access';
import { givingWords, removalWords } from './sharing-words';

interface OwnersSharingProps {
  readonly documentId: string;
  /** The document is somebody else's now. */
  readonly onGiven: () => void;
}

interface Question {
  readonly kind: 'remove' | 'give';
  readonly invite: Invite;
  readonly focusAfterwards: () => void;
}

/**
 * What the link allows, who is named, and invites that wait. Each change is made at once, under the tag of what is shown:
 * if another tab was quicker, nothing is overwritten, and what it set is shown.
 */
export function OwnersSharing({ documentId, onGiven }: OwnersSharingProps) {
  const client = useQueryClient();
  const query = useQuery(sharingQuery(documentId));
  const change = useMutation(changeSharing(client, documentId));
  const revoke = useMutation(revokeInvite(client, documentId));
  const [question, setQuestion] = useState<Question | null>(null);
  const link = useRef<HTMLFieldSetElement>(null);
  const ask =
    (kind: Question['kind']): AskAbout =>
    (invite, focusAfterwards) =>
      setQuestion({ kind, invite, focusAfterwards });
  if (query.isPending) return <Spinner>Checking who has access…</Spinner>;
  if (!query.data) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 pb-4 text-sm">
        <p className="min-w-40 flex-1">{problemWords(query.error)}</p>
        <Button size="small" onClick={() => void query.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  const { sharing, etag } = query.data;
  const busy = change.isPending || revoke.isPending;
  const set = (asked: SharingChange) => {
    revoke.reset();
    return change.mutateAsync({ etag, change: asked }).catch(() => null);
  };
  const give = async ({ person }: Invite) => {
    if (!person || !(await set({ link: sharing.link, owner: { id: person.id } }))) return;
    toast(`${nameForSentence(person.name)} owns this document now. You can still edit it.`);
    onGiven();
  };
  const remove = (invite: Invite) => {
    change.reset();
    revoke.mutate(invite.id);
  };
  const failed = change.error ?? revoke.error;
  const used = sharing.invites.filter(({ person }) => person !== null);
  const open = sharing.invites.filter(({ person }) => person === null);
  return (
    <div className="space-y-6 pb-3" aria-busy={busy}>
      {failed && (
        <p
          role="alert"
          className="rounded-lg border border-theirs-line bg-theirs-soft/60 px-3.5 py-2 text-sm"
        >
          {changeProblemWords(failed)}
        </p>
      )}
      <div className="space-y-1">
        <LinkChoice
          ref={link}
          link={sharing.link}
          disabled={busy}
          onChange={(to) => void set({ link: to })}
        />
        <DocumentLinkCode documentId={documentId} />
      </div>
      <PeopleWithAccess owner={sharing.owner} invites={used} onRemove={ask('remove')} onGive={ask('give')} />
      <OpenInvites
        invites={open}
        onRevoke={ask('remove')}
        elsewhere={() => link.current?.querySelector<HTMLElement>('input:checked') ?? null}
      />
      <NewInvite documentId={documentId} />
      {question && (
        <ConfirmDialog
          open
          onOpenChange={() => setQuestion(null)}
          title={questionTitle(question)}
          description={
            question.kind === 'give'
              ? givingWords(open.filter(({ expiresAt }) => Date.parse(expiresAt) > Date.now()).length)
              : removalWords(question.invite, sharing.link)
          }
          confirm={
            question.kind === 'give'
              ? 'Make them the owner'
              : question.invite.person
                ? 'Remove'
                : 'Take it back'
          }
          focusAfterwards={question.focusAfterwards}
          danger
          onConfirm={() => (question.kind === 'give' ? void give(question.invite) : remove(question.invite))}
        />
      )}
    </div>
  );
}

function questionTitle({ kind, invite }: Question): string {
  const { person, label } = invite;
  if (!person)
    return label === '' ? 'Take this invite back?' : `Take the invite for ${nameForSentence(label)} back?`;
  const name = nameForSentence(person.name);
  return kind === 'give' ? `Make ${name} the owner?` : `Remove ${name}?`;
}

function changeProblemWords(error: Error): string {
  return error instanceof ProblemError && error.status === 412
    ? 'The sharing was changed in another tab or on another device meanwhile. Nothing was overwritten. You see it here as it is now. Choose again if you still want to.'
    : problemWords(error);
}
