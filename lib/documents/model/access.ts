import type { Person } from '@/lib/documents/people/person';
import type { LinkAccess, StoredDocument } from './document';
import type { DocumentRepository } from './document-repository';

/** Somebody who only looks: nobody has to know their name. */
export type Reader = Pick<Person, 'id'>;

/** There is nothing to see at an address, or not for this person: the two look alike on purpose. */
export type Missing = { readonly kind: 'missing' };
/** Readable, but not to be changed by this person. */
export type Forbidden = { readonly kind: 'forbidden' };
/** Deleted, said to those who could read it. */
export type Gone = { readonly kind: 'gone'; readonly document: StoredDocument };

/** What somebody may do with a document. */
export function accessOf(
  { ownerId, linkAccess }: Pick<StoredDocument, 'ownerId' | 'linkAccess'>,
  person: Reader | null,
): LinkAccess {
  return person !== null && ownerId === person.id ? 'edit' : linkAccess;
}

/** A document that this person may see, deleted or not; `null` for any other. */
export async function findReadable(
  documents: DocumentRepository,
  id: string,
  person: Reader | null,
): Promise<StoredDocument | null> {
  const document = await documents.find(id);
  return document && accessOf(document, person) !== 'none' ? document : null;
}
