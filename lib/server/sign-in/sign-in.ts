import { defaultPerson } from '@/lib/documents/people/person';
import { personContent } from '@/lib/documents/use-cases/rename-person';
import { NO_STORE } from '@/lib/http/fields/cache-control';
import { emptyAnswer, type Fields, problemAnswer } from '@/lib/server/http/answers';
import type { Call } from '@/lib/server/http/call';
import { adopt } from '@/lib/server/identity/adopt';
import type { Services } from '@/lib/server/services';
import { hasAccount, personOfAccount } from './accounts';

import { attemptCookie, endedAttemptCookie, readAttempt } from './attempt';
import { type Failure, Provider, type SignedIn, SignInError } from './provider';
import { wayBack } from './way-back';

/** Why a sign-in did not succeed, as the settings page is told; `ended`: this browser had not begun it, or long ago. */
type Reason = Failure | 'ended';

/** The framework may load this module more than once; what is known of the provider should be asked once. */
const KEY = Symbol.for('midair.sign-in');
const holder = globalThis as { [KEY]?: WeakMap<Services, Provider> };

/** The provider of these services; `null` where nobody signs in. */
function providerOf(services: Services): Provider | null {
  const { signIn } = services.config;
  if (!signIn) return null;
  holder[KEY] ??= new WeakMap();
  const provider = holder[KEY].get(services) ?? new Provider(signIn, () => services.ports.now());
  holder[KEY].set(services, provider);
  return provider;
}

/**
 * Sends a browser to the provider. Only a page of ours begins that, under the address that the provider sends back to:
 * whoever comes from elsewhere finds the button on the settings page.
 */
export async function beginSignIn(call: Call): Promise<Response> {
  const provider = providerOf(call.services);
  if (!provider) return nowhere(call);
  if (!isFromHere(call)) return goOn(call, '/settings');
  const { id: personId } = await call.person();
  try {
    const { url, ...secrets } = await provider.begin();
    const attempt = { ...secrets, to: wayBack(call.url.searchParams.get('to')), personId };
    const { keys, ports } = call.services;
    return redirect(url, { 'Set-Cookie': attemptCookie(attempt, keys, isSecure(call), ports.now()) });
  } catch (error) {
    return failed(call, error);
  }
}

/**
 * Takes up who comes back from the provider. The answer counts only in the browser that asked, while it is who it was, and
 * once; otherwise somebody could be signed in as somebody else, and bring their documents along.
 */
export async function finishSignIn(call: Call): Promise<Response> {
  const provider = providerOf(call.services);
  if (!provider) return nowhere(call);
  const { keys, ports } = call.services;
  const cookies = call.request.headers.get('cookie');
  const attempt = readAttempt(cookies, keys, isSecure(call), ports.now());
  const isOurs = attempt !== null && attempt.personId === call.caller?.id;
  if (!isOurs || attempt.state !== call.url.searchParams.get('state')) return notBegun(call);
  try {
    const account = await provider.finish(call.url.search, attempt);
    await become(call, account, attempt.personId);
    return goOn(call, attempt.to, { 'Set-Cookie': endedAttemptCookie(isSecure(call)) });
  } catch (error) {
    return failed(call, error);
  }
}

/** Makes this browser somebody new. Whoever has no account stays who they are: they would have no way back. */
export async function signOut(call: Call): Promise<Response> {
  const { services } = call;
  if (call.caller && (await hasAccount(services, call.caller.id))) call.become(services.ports.newId());
  return emptyAnswer(204, { 'Cache-Control': NO_STORE });
}

/** What one can be told of signing in here. */
export async function signInState({ services, caller }: Call) {
  const { signIn } = services.config;
  return {
    provider: signIn?.name ?? null,
    signedIn: caller !== null && (await hasAccount(services, caller.id)),
  };
}

/**
 * Makes the browser of `here` the person of an account. What `here` made comes along, unless they have an account of their
 * own, under which they find it again.
 */
async function become(call: Call, account: SignedIn, here: string): Promise<void> {
  const { services } = call;
  const personId = await personOfAccount(services, account, here);
  if (personId !== here) {
    await adopt(services, here, personId);
    call.become(personId);
  }
  await suggestName(services, personId, account.name);
  call.log.info({ person: personId }, 'signed in');
}

/** Names somebody who has chosen no name as the provider does, if that makes a name here. */
async function suggestName({ ports }: Services, personId: string, name: SignedIn['name']): Promise<void> {
  const parsed = personContent.safeParse({ name });
  if (!parsed.success || (await ports.people.find([personId])).length > 0) return;
  await ports.people.replace(
    null,
    { ...defaultPerson(personId), name: parsed.data.name },
    new Date(ports.now()),
  );
}

/** Whether one of our pages, or the person by typing, sent the browser, under the public address. */
function isFromHere({ request, target }: Call): boolean {
  const site = request.headers.get('sec-fetch-site');
  const host = request.headers.get('host');
  return (
    (site === null || site === 'same-origin' || site === 'none') &&
    host?.toLowerCase() === new URL(target.base).host
  );
}

function notBegun(call: Call): Response {
  call.log.info('somebody came back from signing in with a browser that had not begun it');
  return goOn(call, settings('ended'));
}

function failed(call: Call, error: unknown): Response {
  if (!(error instanceof SignInError)) throw error;
  const { failure, code } = error;
  call.log[failure === 'cancelled' ? 'info' : 'warn']({ failure, code }, 'a sign-in did not succeed');
  return goOn(call, settings(failure), { 'Set-Cookie': endedAttemptCookie(isSecure(call)) });
}

const settings = (reason: Reason) => `/settings?sign-in=${reason}`;

const isSecure = ({ target }: Call) => target.base.startsWith('https:');

/** Sends the browser to a path of ours, as an address that can mean nothing else. */
function goOn({ target }: Call, path: string, fields: Fields = {}): Response {
  return redirect(`${target.base}${path}`, fields);
}

/** Another page by GET (RFC 9110 §15.4.4), which learns nothing of this one's address: it may have a code in it. */
function redirect(location: string, fields: Fields): Response {
  return emptyAnswer(303, {
    Location: location,
    'Cache-Control': NO_STORE,
    'Referrer-Policy': 'no-referrer',
    ...fields,
  });
}

function nowhere(call: Call): Response {
  return problemAnswer(call, 'not_found', { detail: 'Nobody signs in here: no provider is configured.' });
}
