/** What anyone with the link may do. */
export type LinkAccess = 'edit' | 'view' | 'none';

/** What an invite lets somebody do. */
export type InviteAccess = Exclude<LinkAccess, 'none'>;

/** How many invites a document has at most, used and open ones together. */
export const MOST_INVITES = 100;

/** Somebody whom the owner names: a link for one person, and then whoever used it. To revoke it is to remove it. */
export interface Invite {
  readonly id: string;
  readonly access: InviteAccess;
  /** Whom the owner means it for, in the owner's words; may be empty. */
  readonly label: string;
  readonly createdAt: Date;
  /** From then on it cannot be used any more; whoever used it before keeps what it gave. */
  readonly expiresAt: Date;
  readonly used: { readonly personId: string; readonly at: Date } | null;
}

/** Who may do what with a document. Replaced as a whole, under the version that was read. */
export interface Sharing {
  /** The owner may do everything, always. */
  readonly ownerId: string;
  readonly link: LinkAccess;
  readonly invites: readonly Invite[];
  /** Counts changes, and never goes back. */
  readonly version: number;
}

/** How a new document is shared: anyone with its link may write. */
export function newSharing(ownerId: string): Sharing {
  return { ownerId, link: 'edit', invites: [], version: 1 };
}

/** With another rule for the link. */
export function withLink(sharing: Sharing, link: LinkAccess): Sharing {
  return changed(sharing, { link });
}

/** With one more invite; `null` where there are as many as there may be. */
export function withInvite(sharing: Sharing, invite: Invite): Sharing | null {
  if (sharing.invites.length >= MOST_INVITES) return null;
  return changed(sharing, { invites: [...sharing.invites, invite] });
}

/** Without an invite and what it gave; `null` where there is no such invite. */
export function withoutInvite(sharing: Sharing, id: string): Sharing | null {
  const invites = sharing.invites.filter((invite) => invite.id !== id);
  return invites.length === sharing.invites.length ? null : changed(sharing, { invites });
}

/** Why an invite cannot be used. */
export type InvitationEnd = 'revoked' | 'expired' | 'used';

/** What an invite is to somebody at a moment: theirs to use, theirs already, or over. `null` stands for nobody yet. */
export function invitationState(
  sharing: Sharing,
  id: string,
  personId: string | null,
  now: number,
): 'open' | 'accepted' | InvitationEnd {
  const invite = sharing.invites.find((each) => each.id === id);
  if (personId !== null && sharing.ownerId === personId) return 'accepted';
  if (!invite) return 'revoked';
  if (invite.used) return invite.used.personId === personId ? 'accepted' : 'used';
  return now < invite.expiresAt.getTime() ? 'open' : 'expired';
}

/** With an open invite used by somebody. */
export function withInviteUsed(sharing: Sharing, id: string, personId: string, at: Date): Sharing {
  return changed(sharing, {
    invites: sharing.invites.map((invite) =>
      invite.id === id ? { ...invite, used: { personId, at } } : invite,
    ),
  });
}

/**
 * Owned by somebody who has used an invite; `null` where nobody of that id has. Whoever owned it until then goes on
 * writing, by the invite of the one who takes over. Invites that are open end: whoever made them has their links, and could
 * come back by one after being removed.
 */
export function withOwner(sharing: Sharing, personId: string, at: Date): Sharing | null {
  const theirs = sharing.invites.find((invite) => invite.used?.personId === personId);
  if (!theirs) return null;
  const others = sharing.invites.filter(({ used }) => used !== null && used.personId !== personId);
  const before: Invite = { ...theirs, access: 'edit', label: '', used: { personId: sharing.ownerId, at } };
  return changed(sharing, { ownerId: personId, invites: [...others, before] });
}

/**
 * With one person in place of another, as owner and in invites; `null` where the former is nowhere in it. Both may have used
 * an invite: then both invites are the one person's, and an owner needs none.
 */
export function withPerson(sharing: Sharing, former: string, personId: string): Sharing | null {
  const isIn = ({ used }: Invite) => used?.personId === former;
  if (sharing.ownerId !== former && !sharing.invites.some(isIn)) return null;
  const ownerId = sharing.ownerId === former ? personId : sharing.ownerId;
  const invites = sharing.invites
    .map((invite) => (isIn(invite) ? { ...invite, used: { ...invite.used!, personId } } : invite))
    .filter(({ used }) => used?.personId !== ownerId);
  return changed(sharing, { ownerId, invites });
}

function changed(sharing: Sharing, parts: Partial<Sharing>): Sharing {
  return { ...sharing, ...parts, version: sharing.version + 1 };
}
