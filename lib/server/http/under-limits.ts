import { rateLimitFields, secondsToWait } from '@/lib/server/limits/rate-limit-fields';
import type { Standing } from '@/lib/server/limits/rate-limits';
import { bringsSecret, isWrongGuess, type Spender, spendingOf } from '@/lib/server/limits/spending';
import { problemAnswer } from './answers';
import type { Call } from './call';
import { couldBeLab } from './could-be-lab';

/** The route of a document, whose requests count in another way where it is a lab's. */
export const DOCUMENT_ROUTE = '/api/documents/[id]';

/**
 * Carries a request out if it is within the limits, else answers 429 with nothing done. An answer to a write says how the
 * limits stand; one to a read does not, since it may be kept and is asked for often. `lab` says that the request goes to a
 * lab's document, or to what may be one: the lab's own handlers look again.
 */
export async function underLimits(
  call: Call,
  route: string,
  handle: () => Promise<Response>,
  lab = route === DOCUMENT_ROUTE && couldBeLab((call.params as { readonly id: string }).id),
): Promise<Response> {
  const { method, headers } = call.request;
  const { asker } = call;
  const { rates } = call.services;
  const spender: Spender = { method, route, headers, query: call.query, lab, known: asker.person !== null };
  const secret = bringsSecret(spender);
  const standings = await rates.spend(asker, [
    ...spendingOf(spender),
    ...(secret ? [{ limit: 'guesses', points: 0 } as const] : []),
  ]);
  if (standings.some(({ exceeded }) => exceeded)) return tooMany(call, standings);
  const response = await handle();
  if (secret && isWrongGuess(response.status, route)) {
    await rates.spend(asker, [{ limit: 'guesses', points: 1 }]);
  }
  if (call.reads || lab) return response;
  for (const [name, value] of Object.entries(rateLimitFields(standings))) response.headers.set(name, value);
  return response;
}

/** Counts a try of a token that came to nothing; 429 where that were too many, else `null`. */
export async function tooManyWrongTokens(call: Call): Promise<Response | null> {
  const standings = await call.services.rates.spend(call.asker, [{ limit: 'wrong-tokens', points: 1 }]);
  return standings.some(({ exceeded }) => exceeded) ? tooMany(call, standings) : null;
}

function tooMany(call: Call, standings: readonly Standing[]): Response {
  const exceeded = standings.filter((each) => each.exceeded);
  for (const { policy } of exceeded) call.services.metrics?.limitMet(policy);
  const wait = secondsToWait(standings);
  const which = exceeded.map(({ policy, quota, unit }) => `${policy} (${quota} ${unit} a minute)`).join(', ');
  return problemAnswer(
    call,
    'too_many_requests',
    { detail: `This is more than the limit allows: ${which}. It is free again in ${wait} s.` },
    { 'Retry-After': String(wait), ...rateLimitFields(standings) },
  );
}
