import { z } from 'zod';
import { parseJson } from '@/lib/http/content/parse-json';
import { cookiePairs } from '@/lib/server/http/cookie-pairs';
import type { KeyRing } from '@/lib/server/keys/key-ring';

const PURPOSE = 'midair_sign_in';
/** Seconds that somebody may take at the provider. */
const MAX_AGE = 600;

/** One try of one browser at signing in, between leaving for the provider and coming back. */
export interface Attempt {
  /** What the provider repeats on the way back, so that nobody else's answer is taken (RFC 6749 §10.12). */
  readonly state: string;
  /** What the token repeats, so that it was made for this attempt (OpenID Connect Core 1.0 §3.1.2.1). */
  readonly nonce: string;
  /** What proves to the provider that who fetches the token is who asked for it (RFC 7636). */
  readonly verifier: string;
  /** The path of ours to go on to. */
  readonly to: string;
  /** Who this browser was as it left. */
  readonly personId: string;
}

const kept = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  personId: z.string(),
  /** In milliseconds since 1970. */
  until: z.number(),
});

/**
 * The cookie's name. Behind TLS no other host, such as a neighbour under the same domain, can set it: with a cookie of
 * theirs somebody could be made to come back as somebody else (RFC 6265bis, the prefix `__Host-`).
 */
const nameOf = (secure: boolean) => `${secure ? '__Host-' : ''}${PURPOSE}`;

/** The Set-Cookie field by which a browser keeps its attempt, out of reach of scripts. */
export function attemptCookie(attempt: Attempt, keys: KeyRing, secure: boolean, now: number): string {
  const until = now + MAX_AGE * 1_000;
  const text = Buffer.from(JSON.stringify({ ...attempt, until })).toString('base64url');
  return cookie(`${text}.${keys.sign(PURPOSE, text)}`, MAX_AGE, secure);
}

/** The Set-Cookie field that ends an attempt: it counts once. */
export function endedAttemptCookie(secure: boolean): string {
  return cookie('', 0, secure);
}

/** The attempt that a request's cookies keep, if this server signed it and it is not over. */
export function readAttempt(
  cookies: string | null,
  keys: KeyRing,
  secure: boolean,
  now: number,
): Attempt | null {
  for (const [name, value] of cookiePairs(cookies)) {
    if (name !== nameOf(secure)) continue;
    const [, text, signature] = /^([\w-]{1,4000})\.([\w-]{43})$/.exec(value) ?? [];
    if (!text || !signature || !keys.verify(PURPOSE, text, signature)) continue;
    const parsed = kept.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
    if (!parsed.success) continue;
    const { until, ...attempt } = parsed.data;
    if (now < until) return attempt;
  }
  return null;
}

function cookie(value: string, maxAge: number, secure: boolean): string {
  const attributes = ['Path=/', `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Lax'];
  if (secure) attributes.push('Secure');
  return [`${nameOf(secure)}=${value}`, ...attributes].join('; ');
}
