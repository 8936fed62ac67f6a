import { createHash } from 'node:crypto';

/**
 * What versions of a document with the same content have in common: 16 hex digits of SHA-256 over its id and the content.
 * It keeps a restored backup from giving a tag that is out in the world to other content (RFC 9110 §8.8.1).
 */
export function contentHash(documentId: string, text: string | Uint8Array): string {
  return createHash('sha256').update(`${documentId}\n`).update(text).digest('hex').slice(0, 16);
}

/** The opaque part of a version's tag: its number, which tells A→B→A apart, and the hash of its content. */
export function representationTag(version: number, hash: string): string {
  return `${version}-${hash}`;
}
