import type { KeyRing } from '@/lib/server/keys/key-ring';
import { cookiePairs } from './cookie-pairs';

const PURPOSE = 'midair_me';
/**
 * The name over plain HTTP, and behind TLS the name that no other host, such as a neighbour under the same domain, can set
 * (RFC 6265bis, the prefix `__Host-`).
 */
const PLAIN = PURPOSE;
const HOST = `__Host-${PURPOSE}`;
/** How long after its last use a cookie ends, in seconds: as long as browsers keep one at most. */
const MAX_AGE = 400 * 24 * 60 * 60;
/** How old a cookie becomes, in seconds, before it is renewed: by the first answer after that. */
const RENEWED_AFTER = 24 * 60 * 60;
const ATTRIBUTES = 'HttpOnly; SameSite=Lax';

/** A person's id, when the cookie was made in seconds since 1970 (cookies of earlier versions do not say), and a signature. */
const VALUE = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:\.(\d{10,11}))?\.([\w-]{43})$/;

/** Who asks, as the cookies of a request say. */
export interface Identity {
  readonly id: string;
  /** Whether the browser should be given a new cookie for the same person. */
  readonly due: boolean;
}

/**
 * The person whom a request's cookies name, or `null` where none of them was signed here and lives. A cookie under the name
 * that is in use counts before one under the other, which a browser has from the time before TLS; of several under one name,
 * the first that is good.
 */
export function readIdentity(
  cookies: string | null,
  { keys, datedSince }: { readonly keys: KeyRing; readonly datedSince: number },
  secure: boolean,
  now: number,
): Identity | null {
  const pairs = cookiePairs(cookies);
  for (const name of secure ? [HOST, PLAIN] : [PLAIN, HOST]) {
    for (const [, value] of pairs.filter(([each]) => each === name)) {
      const read = readValue(value, keys, datedSince, now);
      if (read) return { id: read.id, due: read.due || name !== (secure ? HOST : PLAIN) };
    }
  }
  return null;
}

/**
 * The Set-Cookie fields that make a browser somebody: out of reach of scripts, and not sent along by other sites. Behind TLS
 * a cookie that came under the plain name is taken back, since it could be read where there is no TLS.
 */
export function identityCookies(
  id: string,
  keys: KeyRing,
  secure: boolean,
  now: number,
  cookies: string | null,
): readonly string[] {
  const issued = Math.floor(now / 1_000);
  const value = `${id}.${issued}.${keys.sign(PURPOSE, `${id}.${issued}`)}`;
  if (!secure) return [`${PLAIN}=${value}; Path=/; Max-Age=${MAX_AGE}; ${ATTRIBUTES}`];
  const made = `${HOST}=${value}; Path=/; Max-Age=${MAX_AGE}; ${ATTRIBUTES}; Secure`;
  const hasPlain = cookiePairs(cookies).some(([name]) => name === PLAIN);
  return hasPlain ? [made, `${PLAIN}=; Path=/; Max-Age=0; ${ATTRIBUTES}`] : [made];
}

function readValue(value: string, keys: KeyRing, datedSince: number, now: number): Identity | null {
  const [, id, issued, signature] = VALUE.exec(value) ?? [];
  if (!id || !signature) return null;
  if (!keys.verify(PURPOSE, issued === undefined ? id : `${id}.${issued}`, signature)) return null;
  // The last cookies without a time were made just before the others.
  const made = issued === undefined ? datedSince / 1_000 : Number(issued);
  const age = now / 1_000 - made;
  return age < MAX_AGE ? { id, due: issued === undefined || age >= RENEWED_AFTER } : null;
}
