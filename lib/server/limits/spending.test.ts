import { describe, expect, it } from 'vitest';
import { type LimitName, parseLimits } from './limits';
import { bringsSecret, isWrongGuess, type Spender, spendingOf } from './spending';

const DOCUMENT = '/api/documents/[id]';

function spender(
  method: string,
  route: string,
  more: Partial<Spender> & { readonly bytes?: number } = {},
): Spender {
  const { bytes, ...rest } = more;
  const headers = new Headers(bytes === undefined ? {} : { 'content-length': String(bytes) });
  return { method, route, headers, query: new URLSearchParams(), lab: false, known: true, ...rest };
}

describe('what a request counts as', () => {
  const names = (asked: Spender) => spendingOf(asked).map(({ limit }) => limit);
  const q = new URLSearchParams('q=x');
  const creating = new Headers({ 'if-none-match': ' * ' });

  it.each<[string, Spender, LimitName[]]>([
    ['reading', spender('GET', DOCUMENT), ['reads']],
    ['reading as HEAD', spender('HEAD', DOCUMENT), ['reads']],
    ['listing', spender('GET', '/api/documents'), ['reads']],
    ['searching', spender('GET', '/api/documents', { query: q }), ['searches', 'reads']],
    ['following', spender('GET', '/api/events'), ['reads']],
    ['saving', spender('PUT', DOCUMENT), ['updates', 'bytes']],
    ['patching', spender('PATCH', DOCUMENT), ['updates', 'bytes']],
    ['deleting', spender('DELETE', DOCUMENT), ['updates', 'bytes']],
    ['deleting for ever', spender('DELETE', `${DOCUMENT}/versions`), ['updates', 'bytes']],
    ['sharing', spender('PUT', `${DOCUMENT}/sharing`), ['updates', 'bytes']],
    ['making', spender('POST', '/api/documents'), ['creations', 'bytes']],
    ['making under an id', spender('PUT', DOCUMENT, { headers: creating }), ['creations', 'bytes']],
    ['naming oneself', spender('PUT', '/api/me'), ['updates', 'bytes']],
    ['naming oneself as nobody', spender('PUT', '/api/me', { known: false }), ['updates', 'bytes', 'people']],
    ['being there', spender('PUT', `${DOCUMENT}/presence`), ['presence', 'bytes']],
    ['leaving', spender('DELETE', `${DOCUMENT}/presence`), ['presence', 'bytes']],
    ['inviting', spender('POST', `${DOCUMENT}/invites`), ['invites', 'bytes']],
    ['revoking', spender('DELETE', `${DOCUMENT}/invites/[invite]`), ['updates', 'bytes']],
    ['making a token', spender('POST', '/api/me/tokens'), ['invites', 'bytes']],
    ['linking a device', spender('POST', '/api/me/devices'), ['invites', 'bytes']],
    ['using an invite', spender('POST', '/api/invitation', { known: false }), ['updates', 'bytes', 'people']],
    ['signing in', spender('GET', '/api/sign-in'), ['sign-ins']],
    ['coming back signed in', spender('GET', '/api/sign-in/callback'), ['sign-ins']],
    ['making a lab', spender('POST', '/api/labs'), ['labs', 'bytes']],
    [
      'joining a lab',
      spender('POST', '/api/labs/[id]/clients', { known: false }),
      ['lab-requests', 'lab-bytes'],
    ],
    [
      'taking one’s place in a lab as nobody',
      spender('PUT', '/api/labs/[id]/clients/mine', { known: false }),
      ['lab-requests', 'lab-bytes', 'people'],
    ],
    [
      'taking one’s place in a lab',
      spender('PUT', '/api/labs/[id]/clients/mine'),
      ['lab-requests', 'lab-bytes'],
    ],
    [
      'becoming a teacher as nobody',
      spender('PUT', '/api/labs/[id]/teachers/mine', { known: false }),
      ['lab-requests', 'lab-bytes', 'people'],
    ],
    ['opening a gate', spender('DELETE', '/api/labs/[id]/gates/[gate]'), ['lab-requests', 'lab-bytes']],
    ['following a lab', spender('GET', '/api/labs/[id]/events'), ['lab-requests']],
    ['saving in a lab', spender('PUT', DOCUMENT, { lab: true, known: false }), ['lab-requests', 'lab-bytes']],
    ['reading in a lab', spender('GET', DOCUMENT, { lab: true }), ['lab-requests']],
    ['asking what one may', spender('OPTIONS', DOCUMENT), []],
  ])('%s', (_, asked, expected) => {
    expect(names(asked)).toEqual(expected);
  });

  it.each([
    ['0', 0],
    ['1234', 1234],
    ['1048577', 1_048_576],
    ['99999999999999999999', 1_048_576],
    ['1e999', 0],
    ['-5', 0],
    ['abc', 0],
  ])('a length of %j counts %d bytes', (length, points) => {
    const asked = spender('PUT', DOCUMENT, { headers: new Headers({ 'content-length': length }) });
    expect(spendingOf(asked)[1]).toEqual({ limit: 'bytes', points });
  });
});

it('knows a secret that may be guessed, and an answer that says that it was none', () => {
  expect(bringsSecret(spender('GET', DOCUMENT))).toBe(false);
  expect(bringsSecret(spender('OPTIONS', '/api/device'))).toBe(false);
  expect(['/api/invitation', '/api/device'].every((route) => bringsSecret(spender('POST', route)))).toBe(
    true,
  );
  expect([404, 410, 200, 403].map((status) => isWrongGuess(status, '/api/device'))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([404, 410].map((status) => isWrongGuess(status, DOCUMENT))).toEqual([false, false]);
});

/**
 * What one of forty does in the worst of minutes: two tabs of one document that all forty write in, another search at each
 * letter, a lab in each tab and a grid of schedules. By method, route and how often.
 */
const CLASS = 40;
/** Somebody types on and on, and it is saved every other second; every other save meets another's and goes out again. */
const SAVES = 30 * 2;
/**
 * Whoever has a document open asks for each version that somebody saved, both tabs for themselves, but never for two at
 * once: forty of them ask as often as the server answers, which is taken to be 2,000 times a second here.
 */
const NEWS = (60 * 2_000) / CLASS;
/** A report as often as a tab sends them at most, which is twice a second. */
const REPORTS = 2 * 120;
const STUDENT: readonly (readonly [times: number, asked: Spender])[] = [
  [200, spender('GET', '/api/documents')],
  [NEWS, spender('GET', DOCUMENT)],
  [60, spender('GET', '/api/documents', { query: new URLSearchParams('q=words') })],
  [20, spender('GET', '/api/events')],
  [2, spender('PUT', '/api/me', { known: false, bytes: 60 })],
  [5, spender('POST', '/api/documents', { bytes: 100_000 })],
  [SAVES, spender('PUT', DOCUMENT, { bytes: 100_000 })],
  [REPORTS, spender('PUT', `${DOCUMENT}/presence`, { bytes: 200 })],
  [1, spender('POST', '/api/invitation')],
  [1, spender('POST', '/api/me/devices')],
  [1, spender('POST', '/api/device', { known: false })],
  [4, spender('GET', '/api/sign-in')],
  // Six columns of the grid, two dozen labs each.
  [6 * 24, spender('POST', '/api/labs', { bytes: 40 })],
];
/** Forty races share what the server can do in the same way; the texts of a race grow to 4,000 words. */
const RACES: readonly (readonly [number, Spender])[] = [
  [60 * 1_000, spender('GET', DOCUMENT, { lab: true })],
  [60 * 1_000, spender('PUT', DOCUMENT, { lab: true, bytes: 16_000 })],
];
/** Browsers keep one stream for documents, and one for each lab that is looked at. */
const STREAMS = 1 + 2 * 2;
/** A browser keeps six to one server, streams among them (a private window as many again). */
const CONNECTIONS = 2 * 6;
/** Wrong links that one opens, cut short. */
const WRONG = 1;

function spent(asked: readonly (readonly [number, Spender])[]): ReadonlyMap<LimitName, number> {
  const total = new Map<LimitName, number>();
  for (const [times, one] of asked) {
    for (const { limit, points } of spendingOf(one))
      total.set(limit, (total.get(limit) ?? 0) + times * points);
  }
  return total;
}

it('leaves a class of forty behind one address twice what it needs in its worst minute', () => {
  const limits = parseLimits('');
  const one = spent(STUDENT);
  const all = new Map(spent(RACES));
  for (const [limit, points] of one) all.set(limit, (all.get(limit) ?? 0) + CLASS * points);
  for (const name of ['guesses', 'wrong-tokens'] as const) all.set(name, CLASS * WRONG);
  const used: string[] = [];
  for (const [name, { person, address }] of Object.entries(limits) as [
    LimitName,
    (typeof limits)['reads'],
  ][]) {
    if (name === 'streams' || name === 'connections') continue;
    used.push(name);
    expect(person ?? Number.POSITIVE_INFINITY, `${name}.person`).toBeGreaterThanOrEqual(
      2 * (one.get(name) ?? 0),
    );
    expect(address, `${name}.address`).toBeGreaterThanOrEqual(2 * (all.get(name) ?? 0));
  }
  expect(limits.streams.person).toBeGreaterThanOrEqual(2 * STREAMS);
  expect(limits.streams.address).toBeGreaterThanOrEqual(2 * CLASS * STREAMS);
  expect(limits.connections.address).toBeGreaterThanOrEqual(2 * CLASS * CONNECTIONS);
  // Each limit is among what was counted, so that a new one cannot be forgotten.
  expect(used.filter((name) => !all.get(name as LimitName))).toEqual([]);
});
