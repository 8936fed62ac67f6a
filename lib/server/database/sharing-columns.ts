import type { Invite, InviteAccess, LinkAccess, Sharing } from '@/lib/documents/model/sharing';

/** The columns of a document's row that say who may do what with it. */
export interface SharingColumns {
  readonly ownerId: string;
  readonly linkAccess: string;
  readonly invites: string;
  readonly sharingVersion: number;
}

interface StoredInvite extends Omit<Invite, 'access' | 'createdAt' | 'expiresAt' | 'used'> {
  readonly access: InviteAccess;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly used: { readonly personId: string; readonly at: string } | null;
}

/** Sharing as a row keeps it. */
export function sharingColumns({ ownerId, link, invites, version }: Sharing): SharingColumns {
  return { ownerId, linkAccess: link, invites: JSON.stringify(invites), sharingVersion: version };
}

/** Sharing as a row has it. */
export function sharingOf(row: SharingColumns): Sharing {
  return {
    ownerId: row.ownerId,
    link: row.linkAccess as LinkAccess,
    invites: row.invites === '[]' ? [] : (JSON.parse(row.invites) as StoredInvite[]).map(inviteOf),
    version: row.sharingVersion,
  };
}

function inviteOf({ createdAt, expiresAt, used, ...rest }: StoredInvite): Invite {
  return {
    ...rest,
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
    used: used && { personId: used.personId, at: new Date(used.at) },
  };
}
