import { createHash, randomBytes } from 'node:crypto';

/** What every secret of a token begins with, so that people and scanners know a lost one for what it is. */
const PREFIX = 'midair_';
const SECRET = new RegExp(`^${PREFIX}[\\w-]{43}$`);

/** A secret that nobody guesses: 256 random bits. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It is random enough that a plain hash gives nothing away, and can be looked up by. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/**
 * The secret that the Authorization field of a request brings (RFC 6750 §2.1): `null` where it brings none, also where the
 * field has another scheme, such as Basic, which a proxy in front asked for; `malformed` where it could be no secret.
 */
export function bearerSecret(field: string | null): string | null | 'malformed' {
  const [, rest] = /^bearer(?![!#$%&'*+.^`|~\w-])(.*)$/is.exec(field?.trim() ?? '') ?? [];
  if (rest === undefined) return null;
  const secret = /^ +(\S+)$/.exec(rest)?.[1];
  return secret !== undefined && SECRET.test(secret) ? secret : 'malformed';
}
