import { type DigestAlgorithm, verifyContentDigest } from '@/lib/http/content/content-digest';
import { isUtf8, parseMediaType } from '@/lib/http/fields/media-type';

/** What a request says about the content that it carries; the content itself is read only when it is wanted. */
export interface IncomingContent {
  readonly type: string | null;
  readonly coding: string | null;
  readonly range: string | null;
  readonly digest: string | null;
  /** The bytes, or `null` where there are more than a document may have. */
  read(): Promise<Uint8Array | null>;
  /** Base64. */
  hash(algorithm: DigestAlgorithm, bytes: Uint8Array): string;
}

/**
 * Content that cannot be looked at: 415, 413, or 400 for a part of a document (RFC 9110 §14.5) and for a
 * digest that is not the content's (RFC 9530 §2).
 */
export type UnusableContent = {
  readonly kind:
    | 'unsupported-type'
    | 'unsupported-coding'
    | 'too-large'
    | 'partial'
    | 'digest-mismatch'
    | 'unreadable-digest';
};

/**
 * The media type, one of `accepted`, and the bytes; or why neither is looked at further. Content in a coding that nobody
 * here decodes would be stored as if it were the text.
 */
export async function receiveContent(
  content: IncomingContent,
  accepted: readonly string[],
): Promise<
  { readonly kind: 'received'; readonly essence: string; readonly bytes: Uint8Array } | UnusableContent
> {
  const type = content.type === null ? null : parseMediaType(content.type);
  if (!type || !accepted.includes(type.essence) || !isUtf8(type)) return { kind: 'unsupported-type' };
  if (content.coding !== null && content.coding.trim().toLowerCase() !== 'identity') {
    return { kind: 'unsupported-coding' };
  }
  if (content.range !== null) return { kind: 'partial' };
  const bytes = await content.read();
  if (bytes === null) return { kind: 'too-large' };
  const verdict = verifyContentDigest(content.digest, (algorithm) => content.hash(algorithm, bytes));
  if (verdict === 'mismatch') return { kind: 'digest-mismatch' };
  if (verdict === 'malformed') return { kind: 'unreadable-digest' };
  return { kind: 'received', essence: type.essence, bytes };
}
