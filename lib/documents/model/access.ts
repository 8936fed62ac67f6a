import type { Person } from '@/lib/documents/people/person';
import type { LinkAccess, StoredDocument } from './document';
import type { DocumentRepository } from './repository';

/** Whoever asks. Access needs their id alone: nobody has to know the name of somebody who only looks. */
export type Caller = Pick<Person, 'id'>;

/** There is nothing to see at an address, or not for the caller: the two look alike on purpose. */
export type Missing = { readonly kind: 'missing' };
/** Readable, but not to be changed by the caller. */
export type Forbidden = { readonly kind: 'forbidden' };
/** Deleted, said to those who could read it. */
export type Gone = { readonly kind: 'gone'; readonly document: StoredDocument };

/** What the caller may do with a document. */
export function accessOf(
  { ownerId, linkAccess }: Pick<StoredDocument, 'ownerId' | 'linkAccess'>,
  caller: Caller | null,
): LinkAccess {
  return caller !== null && ownerId === caller.id ? 'edit' : linkAccess;
}

/** A document that the caller may see, deleted or not; `null` for any other. */
export async function findReadable(
  documents: DocumentRepository,
  id: string,
  caller: Caller | null,
): Promise<StoredDocument | null> {
  const document = await documents.find(id);
  return document && accessOf(document, caller) !== 'none' ? document : null;
}
