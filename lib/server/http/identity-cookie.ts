import { isSameSignature, sign } from './signature';

const NAME = 'midair_me';
/** As long as browsers keep a cookie at most, in seconds. */
const MAX_AGE = 400 * 24 * 60 * 60;
const VALUE = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([\w-]{43})$/;

/** The person whom the request's cookie names, or `null` where there is none that this server has signed. */
export function readIdentity(cookies: string | null, secret: string): string | null {
  for (const pair of (cookies ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (pair.slice(0, equals).trim() !== NAME) continue;
    const [, id, signature] = VALUE.exec(pair.slice(equals + 1).trim()) ?? [];
    if (id && signature && isSameSignature(signature, signatureOf(id, secret))) return id;
  }
  return null;
}

/** The Set-Cookie field that makes a browser somebody: out of reach of scripts, and not sent along by other sites. */
export function identityCookie(id: string, secret: string, secure: boolean): string {
  const attributes = ['Path=/', `Max-Age=${MAX_AGE}`, 'HttpOnly', 'SameSite=Lax'];
  if (secure) attributes.push('Secure');
  return [`${NAME}=${id}.${signatureOf(id, secret)}`, ...attributes].join('; ');
}

function signatureOf(id: string, secret: string): string {
  return sign(`${NAME}:${id}`, secret);
}
