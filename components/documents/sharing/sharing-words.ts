import { nameForSentence } from '@/components/ui/people/side-names';
import type { Invite, InviteAccess, LinkAccess } from '@/lib/client/api/sharing-api';
import type { Access } from '@/lib/client/document/access';

/** What the link may allow, in the owner's words, the most first. */
export const LINK_CHOICES: readonly {
  readonly value: LinkAccess;
  readonly label: string;
  readonly hint: string;
}[] = [
  { value: 'edit', label: 'Can edit', hint: 'Everybody who has the link can read and change it.' },
  {
    value: 'view',
    label: 'Can read',
    hint: 'Everybody who has the link can read it. Only people invited to edit can change it.',
  },
  {
    value: 'none',
    label: 'Only people invited',
    hint: 'Only you and people who used an invite can open the link.',
  },
];

/** How long an invite may wait to be used, in seconds. */
export const LIFETIMES = [
  { value: '3600', label: '1 hour' },
  { value: '86400', label: '1 day' },
  { value: '604800', label: '7 days' },
  { value: '2592000', label: '30 days' },
] as const;

/** What somebody named may do. */
export function mayWords(access: InviteAccess): string {
  return access === 'edit' ? 'can edit' : 'can read';
}

/** What the one who asks may do, and who decides that: the owner of that name; `null` stands for everybody. */
export function ownAccessWords(access: Access, owner?: string | null): string {
  const decides =
    owner === undefined
      ? 'Its owner decides who may do what.'
      : owner === null
        ? 'It belongs to everybody.'
        : `${nameForSentence(owner)} owns it and decides who may do what.`;
  switch (access) {
    case 'own':
      return 'This document is yours: you decide who may do what.';
    case 'edit':
      return `You can read and change this document. ${decides}`;
    case 'view':
      return `You can read this document, not change it. ${decides}`;
    case 'none':
      return `You cannot read this document any more. ${decides}`;
  }
}

/** What giving a document away means, with so many invites that nobody has used. */
export function givingWords(openInvites: number): string {
  const invites =
    openInvites === 0
      ? ''
      : openInvites === 1
        ? ' The invite that nobody has used yet ends.'
        : ` The ${openInvites} invites that nobody has used yet end.`;
  return `From then on they decide who may do what, and they can delete the document for ever.${invites} You can still edit it. Only they can give it back.`;
}

/** What taking an invite back means for whoever has it or has used it. */
export function removalWords(
  { person, access }: Pick<Invite, 'person' | 'access'>,
  link: LinkAccess,
): string {
  if (!person) return 'The invite link stops working. Nobody has used it yet.';
  const loses =
    link === 'none'
      ? 'They cannot open this document any more, starting now.'
      : link === 'view' && access === 'edit'
        ? 'They cannot change this document any more, starting now. They can still read it, like everybody with the link.'
        : 'They can still do what everybody with the link can do.';
  return `${loses} What they have not saved stays on their device, and what they saved stays in the document.`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long an invite still waits to be used. Times in milliseconds. */
export function expiryWords(expiresAt: number, now: number): string {
  const left = expiresAt - now;
  if (left <= 0) return 'has ended';
  if (left < HOUR) return `ends in ${count(Math.max(1, Math.round(left / MINUTE)), 'minute')}`;
  if (left < DAY) return `ends in ${count(Math.round(left / HOUR), 'hour')}`;
  return `ends in ${count(Math.round(left / DAY), 'day')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
