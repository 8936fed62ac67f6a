import type { Person } from '@/lib/documents/people/person';
import type { StoredDocument } from './document';
import type { DocumentRepository } from './repository';
import type { Sharing } from './sharing';

/** Whoever asks. Access needs their id alone: nobody has to know the name of somebody who only looks. */
export type Caller = Pick<Person, 'id'>;

/** What somebody may do with a document, each with what stands before it: nothing, read, write, or decide who may what. */
const LEVELS = ['none', 'view', 'edit', 'own'] as const;
export type Access = (typeof LEVELS)[number];

/** There is nothing to see at an address, or not for the caller: the two look alike on purpose. */
export type Missing = { readonly kind: 'missing' };
/** Readable, but what was asked for takes more than the caller may. */
export type Forbidden = { readonly kind: 'forbidden' };
/** Deleted, said to those who could read it. */
export type Gone = { readonly kind: 'gone'; readonly document: StoredDocument };

/** The sharing of something, as far as access needs it. */
export interface Shared {
  readonly sharing: Pick<Sharing, 'ownerId' | 'link' | 'invites'>;
}

/**
 * What the caller may do with a document: the most that ownership, the link and invites give. Whatever tells anybody
 * anything of a document, or changes it, asks here.
 */
export function accessOf({ sharing }: Shared, caller: Caller | null): Access {
  if (caller !== null && sharing.ownerId === caller.id) return 'own';
  const given = caller === null ? [] : sharing.invites.filter(({ used }) => used?.personId === caller.id);
  return LEVELS.findLast((level) => level === sharing.link || given.some(({ access }) => access === level))!;
}

/** Whether the caller may do with a document what takes so much access. */
export function permits(document: Shared, caller: Caller | null, need: Access): boolean {
  return LEVELS.indexOf(accessOf(document, caller)) >= LEVELS.indexOf(need);
}

/** A document that the caller may see, deleted or not; `null` for any other. */
export async function findReadable(
  documents: DocumentRepository,
  id: string,
  caller: Caller | null,
): Promise<StoredDocument | null> {
  return findPermitted(documents, id, caller, 'view');
}

/** A document that the caller owns, deleted or not; `null` for any other. */
export async function findOwned(
  documents: DocumentRepository,
  id: string,
  caller: Caller | null,
): Promise<StoredDocument | null> {
  return findPermitted(documents, id, caller, 'own');
}

/** A document that the caller may change, deleted or not, or `null` where there never was one; else why not. */
export async function findEditable(
  documents: DocumentRepository,
  id: string,
  caller: Caller,
): Promise<{ readonly document: StoredDocument | null } | Missing | Forbidden> {
  const document = await documents.find(id);
  if (!document || permits(document, caller, 'edit')) return { document };
  return { kind: permits(document, caller, 'view') ? 'forbidden' : 'missing' };
}

async function findPermitted(
  documents: DocumentRepository,
  id: string,
  caller: Caller | null,
  need: Access,
): Promise<StoredDocument | null> {
  const document = await documents.find(id);
  return document && permits(document, caller, need) ? document : null;
}
