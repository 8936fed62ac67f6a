import { type Caller, findOwned, type Missing } from '@/lib/documents/model/access';
import type { Ports } from '@/lib/documents/model/ports';
import { type Invite, type InviteAccess, withInvite, withoutInvite } from '@/lib/documents/model/sharing';
import type { Busy } from './change-document';
import { reshare } from './reshare';

/** There are as many invites as there may be. */
export type Full = { readonly kind: 'full' };

export type InviteOutcome = { readonly kind: 'invited'; readonly invite: Invite } | Missing | Full | Busy;

/** Makes an invite, by the owner. */
export async function inviteSomebody(
  ports: Ports,
  request: {
    readonly id: string;
    readonly caller: Caller | null;
    readonly access: InviteAccess;
    readonly label: string;
    /** Milliseconds for which it can be used. */
    readonly lasting: number;
  },
): Promise<InviteOutcome> {
  const { id, caller, access, label, lasting } = request;
  const now = ports.now();
  const invite: Invite = {
    id: ports.newId(),
    access,
    label,
    createdAt: new Date(now),
    expiresAt: new Date(now + lasting),
    used: null,
  };
  const outcome = await reshare<Full>(
    ports,
    () => findOwned(ports.documents, id, caller),
    ({ sharing }) => {
      const next = withInvite(sharing, invite);
      return next ? { sharing: next } : { refusal: { kind: 'full' } };
    },
  );
  return outcome.kind === 'reshared' ? { kind: 'invited', invite } : outcome;
}

/** Takes an invite back, by the owner, with what it gave to whoever used it. */
export async function revokeInvite(
  ports: Ports,
  request: {
    readonly id: string;
    readonly caller: Caller | null;
    readonly invite: string;
  },
): Promise<{ readonly kind: 'revoked' } | Missing | Busy> {
  const { id, caller, invite } = request;
  const outcome = await reshare<Missing>(
    ports,
    () => findOwned(ports.documents, id, caller),
    ({ sharing }) => {
      const next = withoutInvite(sharing, invite);
      return next ? { sharing: next } : { refusal: { kind: 'missing' } };
    },
  );
  return outcome.kind === 'reshared' ? { kind: 'revoked' } : outcome;
}
