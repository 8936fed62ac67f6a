import { z } from 'zod';

/** Where people may sign in, as an operator says it. */
export interface SignInSettings {
  /** The provider's name for itself, which its tokens repeat. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call the provider. */
  readonly name: string;
  /** Where the provider sends people back to; it has to know this address beforehand. */
  readonly redirectUri: string;
}

/** The path that a provider sends people back to. */
const CALLBACK = '/api/sign-in/callback';

const text = z.string().optional();

/** The variables of the environment that sign-in takes. */
export const signInVariables = {
  OIDC_ISSUER: text.refine((issuer) => issuer === undefined || isIssuer(issuer), {
    error: 'has to be an address that begins with https://, or http:// on this machine',
  }),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
};

type Given = Readonly<z.infer<z.ZodObject<typeof signInVariables>>> & {
  readonly PUBLIC_URL?: string | undefined;
};

/** What one of these variables needs and does not have, by its name; the first such. */
export function missingForSignIn(given: Given): { readonly variable: string; readonly needs: string } | null {
  const needed = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const;
  const set = needed.find((variable) => variable !== 'PUBLIC_URL' && given[variable] !== undefined);
  const missing = needed.find((variable) => given[variable] === undefined);
  return set && missing ? { variable: set, needs: `needs ${missing} too` } : null;
}

/** The settings that these variables come to; `null` where nobody signs in. */
export function signInSettings(given: Given): SignInSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, PUBLIC_URL } = given;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !PUBLIC_URL) return null;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME ?? new URL(OIDC_ISSUER).host,
    redirectUri: `${PUBLIC_URL}${CALLBACK}`,
  };
}

/** An address without query and fragment (OpenID Connect Discovery 1.0 §3), over TLS unless it never leaves the machine. */
function isIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, search, hash, username, password } = new URL(issuer);
  const bare = search === '' && hash === '' && username === '' && password === '';
  return bare && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
