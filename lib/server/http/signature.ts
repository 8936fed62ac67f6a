import { createHmac, timingSafeEqual } from 'node:crypto';

/** What only whoever has the secret can say of a text: 43 characters of base64url (HMAC, RFC 2104, with SHA-256). */
export function sign(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/**
 * Whether two signatures of the same length are one. Takes as long whatever the difference, so that a signature cannot be
 * guessed character by character.
 */
export function isSameSignature(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
