/**
 * The opaque part of a version's tag: `<version>-<16 hex of SHA-256 over id and content>`. The number tells A→B→A apart;
 * the hash keeps a restored backup from giving a tag that is out in the world to other content (RFC 9110 §8.8.1).
 */
export async function representationTag(documentId: string, version: number, text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${documentId}\n${text}`));
  const hex = [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${version}-${hex}`;
}

/** What such a tag says of the content alone: versions of a document with the same content have it in common. */
export function contentHashOf(tag: string): string {
  return tag.slice(tag.indexOf('-') + 1);
}
