import * as openid from 'openid-client';
import type { SignInSettings } from '@/lib/server/sign-in-settings';
import type { Attempt } from './attempt';

/** Seconds that the provider may take to answer. */
const TIMEOUT = 10;
/** Milliseconds for which what the provider says of itself is believed. */
const MAX_AGE = 60 * 60_000;

/** Somebody whom the provider vouches for. */
export interface SignedIn {
  readonly issuer: string;
  /** Who they are there: never given to anybody else (OpenID Connect Core 1.0 §5.7). */
  readonly subject: string;
  readonly name: string | null;
}

/**
 * Why a sign-in did not succeed: the person did not want it, the provider could not be asked, or what it said is not to
 * be believed.
 */
export type Failure = 'cancelled' | 'unavailable' | 'refused';

/**
 * A sign-in came to nothing. Bears only what a log may have: what the library adds to its errors has answers of the
 * provider in it, with tokens and codes.
 */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly failure: Failure;
  /** What the standards and the library call it. */
  readonly code: string;

  constructor(failure: Failure, code: string) {
    super(`The sign-in did not succeed: ${failure}, ${code}.`);
    this.failure = failure;
    this.code = code;
  }
}

type Secrets = Pick<Attempt, 'state' | 'nonce' | 'verifier'>;

/** A provider of OpenID Connect, asked for the first time when somebody first wants to sign in. */
export class Provider {
  readonly #settings: SignInSettings;
  readonly #now: () => number;
  #known: { readonly at: number; readonly about: Promise<openid.Configuration> } | null = null;

  constructor(settings: SignInSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Where to send a browser, and what it has to keep to come back. Throws SignInError. */
  async begin(): Promise<{ readonly url: string } & Secrets> {
    const about = await this.#about();
    const state = openid.randomState();
    const nonce = openid.randomNonce();
    const verifier = openid.randomPKCECodeVerifier();
    const url = openid.buildAuthorizationUrl(about, {
      redirect_uri: this.#settings.redirectUri,
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, state, nonce, verifier };
  }

  /**
   * Who came back: gets the token for the code in `query` and checks it (OpenID Connect Core 1.0 §3.1.3). Throws
   * SignInError.
   */
  async finish(query: string, { state, nonce, verifier }: Secrets): Promise<SignedIn> {
    const about = await this.#about();
    try {
      const tokens = await openid.authorizationCodeGrant(about, this.#cameBackTo(query), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      const name = claims.name ?? (await nameFrom(about, tokens.access_token, claims.sub));
      return { issuer: claims.iss, subject: claims.sub, name: typeof name === 'string' ? name : null };
    } catch (error) {
      throw asSignInError(error);
    }
  }

  #cameBackTo(query: string): URL {
    const url = new URL(this.#settings.redirectUri);
    url.search = query;
    return url;
  }

  /** What the provider says of itself (OpenID Connect Discovery 1.0). What fails is asked again by whoever comes next. */
  async #about(): Promise<openid.Configuration> {
    const now = this.#now();
    if (!this.#known || now - this.#known.at >= MAX_AGE) {
      this.#known = { at: now, about: this.#discover() };
    }
    const { about } = this.#known;
    try {
      return await about;
    } catch (error) {
      if (this.#known?.about === about) this.#known = null;
      throw asSignInError(error);
    }
  }

  #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const address = new URL(issuer);
    return openid.discovery(address, clientId, undefined, secretAsUsual(clientSecret), {
      timeout: TIMEOUT,
      // Settings allow plain HTTP on this machine alone.
      execute: address.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
    });
  }
}

/** Sends the secret as is usual, or in the content where the provider takes it only there (Discovery 1.0 §3). */
function secretAsUsual(secret: string): openid.ClientAuth {
  const basic = openid.ClientSecretBasic(secret);
  const post = openid.ClientSecretPost(secret);
  return (about, ...rest) => {
    const methods = about.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(about, ...rest);
  };
}

/** The name that the provider tells only when asked further; without an answer there is none, and that is all. */
async function nameFrom(about: openid.Configuration, token: string, subject: string): Promise<unknown> {
  if (!about.serverMetadata().userinfo_endpoint) return null;
  try {
    return (await openid.fetchUserInfo(about, token, subject)).name;
  } catch {
    return null;
  }
}

/** Names of errors as the standards write them; anything else might be made to say more. */
const NAME = /^[a-z_]{1,40}$/;

function asSignInError(error: unknown): SignInError {
  if (error instanceof SignInError) return error;
  if (error instanceof openid.AuthorizationResponseError) {
    const name = NAME.test(error.error) ? error.error : 'unknown';
    if (name === 'access_denied') return new SignInError('cancelled', name);
    const passing = name === 'temporarily_unavailable' || name === 'server_error';
    return new SignInError(passing ? 'unavailable' : 'refused', name);
  }
  if (error instanceof openid.ResponseBodyError) {
    const name = NAME.test(error.error) ? error.error : 'unknown';
    return new SignInError(error.status >= 500 ? 'unavailable' : 'refused', name);
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no_answer';
  const cause = error instanceof Error ? error.cause : null;
  const isDown =
    code === 'no_answer' ||
    code === 'OAUTH_TIMEOUT' ||
    !code.startsWith('OAUTH_') ||
    (cause instanceof Response && cause.status >= 500);
  return new SignInError(isDown ? 'unavailable' : 'refused', /^\w{1,60}$/.test(code) ? code : 'unknown');
}
