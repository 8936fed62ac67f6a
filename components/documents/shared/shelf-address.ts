/** Opens a document with its texts that were set aside. */
export const SHELF_HASH = '#set-aside';

/** The address of a document with its texts that were set aside. */
export function shelfAddress(documentId: string): string {
  return `/documents/${documentId}${SHELF_HASH}`;
}
