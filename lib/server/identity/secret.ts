import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody guesses: 256 random bits, as 43 characters of base64url. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It is random enough that a plain hash gives nothing away, and can be looked up by. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
