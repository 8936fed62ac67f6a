import { createHmac, timingSafeEqual } from 'node:crypto';

/** What only whoever has the secret can say of a text: 43 characters of base64url (HMAC, RFC 2104, with SHA-256). */
export function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Whether two texts are one. Takes as long whatever the difference, so that none is guessed character by character. */
export function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
