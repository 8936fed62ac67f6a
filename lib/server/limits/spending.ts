import { MAX_CONTENT_BYTES } from '@/lib/documents/content/content';
import type { LimitName } from './limits';

/** What a request counts as: so many points of a limit. */
export interface Spending {
  readonly limit: LimitName;
  readonly points: number;
}

/** A request as far as it says what it will cost, before anything of it is carried out. */
export interface Spender {
  readonly method: string;
  /** The route, by the name that it has in the log. */
  readonly route: string;
  readonly headers: Headers;
  readonly query: URLSearchParams;
  /** Whether it goes to what is, or may be, a lab's document. */
  readonly lab: boolean;
  /** Whether it says who asks. */
  readonly known: boolean;
}

/** Ways in for whoever has a secret; tries of it that come to nothing are counted. */
const SECRETS: ReadonlySet<string> = new Set(['/api/invitation', '/api/device']);
/** What a POST makes, by route. Anything else that it does is an update. */
const MADE: Readonly<Record<string, LimitName>> = {
  '/api/documents': 'creations',
  '/api/labs': 'labs',
  '/api/documents/[id]/invites': 'invites',
  '/api/me/tokens': 'invites',
  '/api/me/devices': 'invites',
};

/** Routes of labs whose PUT makes somebody of whoever is nobody yet. */
const MAKES_SOMEBODY: ReadonlySet<string> = new Set([
  '/api/labs/[id]/clients/mine',
  '/api/labs/[id]/teachers/mine',
]);

/** All that a request counts as. Content whose length is not said is counted when it is read. */
export function spendingOf(spender: Spender): readonly Spending[] {
  const { method, route, headers, known } = spender;
  if (method === 'OPTIONS') return [];
  const one = (limit: LimitName): Spending => ({ limit, points: 1 });
  if (route.startsWith('/api/sign-in')) return [one('sign-ins')];
  const toLab = spender.lab || route.startsWith('/api/labs');
  if (method === 'GET' || method === 'HEAD') {
    if (toLab) return [one('lab-requests')];
    return spender.query.get('q') ? [one('searches'), one('reads')] : [one('reads')];
  }
  const length = Number(headers.get('content-length') ?? 0);
  // Nothing longer is read, so a field that says more costs no more.
  const points = Number.isFinite(length) ? Math.min(Math.max(0, Math.floor(length)), MAX_CONTENT_BYTES) : 0;
  const people = known ? [] : [one('people')];
  if (toLab && route !== '/api/labs') {
    const makes = method === 'PUT' && MAKES_SOMEBODY.has(route);
    return [one('lab-requests'), { limit: 'lab-bytes', points }, ...(makes ? people : [])];
  }
  return [one(writeLimit(method, route, headers)), { limit: 'bytes', points }, ...people];
}

/** Whether a request brings a secret, which somebody may be guessing. Tokens are looked at before, and counted there. */
export function bringsSecret({ method, route }: Pick<Spender, 'method' | 'route'>): boolean {
  return method !== 'OPTIONS' && SECRETS.has(route);
}

/**
 * Whether an answer says that the secret was none. Whoever has one that is over was given it and guesses nothing: a class may
 * well try an invite that is for one.
 */
export function isWrongGuess(status: number, route: string): boolean {
  return status === 404 && SECRETS.has(route);
}

function writeLimit(method: string, route: string, headers: Headers): LimitName {
  if (route === '/api/documents/[id]/presence') return 'presence';
  if (method === 'PUT' && route === '/api/documents/[id]' && headers.get('if-none-match')?.trim() === '*') {
    return 'creations';
  }
  return (method === 'POST' ? MADE[route] : undefined) ?? 'updates';
}
