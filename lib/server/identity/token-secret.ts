import { randomSecret } from './secret';

/** What every secret of a token begins with, so that people and scanners know a lost one for what it is. */
const PREFIX = 'midair_';
const SECRET = new RegExp(`^${PREFIX}[\\w-]{43}$`);

/** A secret that nobody guesses: 256 random bits. */
export function newSecret(): string {
  return PREFIX + randomSecret();
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
