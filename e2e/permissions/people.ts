import { type Answer, type Sending, send } from './http';
import { ALLOWED_ORIGIN } from './server';

/**
 * Who asks: the columns of the table. `visitor` opened each document by its link while that still let somebody in,
 * `reader` and `writer` used an invite to view and one to edit, `revoked` used an invite to edit that was taken back.
 * `foreign` and `allowed` are the owner's browser, on pages of another site that may not, and of one that may. `token` is a
 * program with a token of the owner, `strange-token` one with a token of the stranger.
 */
export const CALLERS = [
  'nobody',
  'stranger',
  'visitor',
  'reader',
  'writer',
  'revoked',
  'owner',
  'foreign',
  'allowed',
  'token',
  'strange-token',
] as const;

export type Caller = (typeof CALLERS)[number];

/** Everybody of one server, each with a browser of their own. */
export interface People {
  /** Sends a request as somebody. */
  as(caller: Caller, method: string, target: string, sending?: Sending): Promise<Answer>;
  /** The fields by which somebody's request is known. */
  fieldsOf(caller: Caller): Readonly<Record<string, string>>;
}

/** Has everybody visit a server for the first time. */
export async function meetPeople(address: string): Promise<People> {
  const cookies = new Map<Caller, string>();
  for (const caller of ['stranger', 'visitor', 'reader', 'writer', 'revoked', 'owner'] as const) {
    const met = await send(address, 'GET', '/api/me');
    cookies.set(caller, met.fields['set-cookie']!.split(';')[0]!);
  }
  const owner = cookies.get('owner')!;
  const from = (origin: string) => ({
    cookie: owner,
    origin,
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
  });
  const fields = new Map<Caller, Readonly<Record<string, string>>>([
    ...[...cookies].map(([caller, cookie]) => [caller, { cookie }] as const),
    ['foreign', from('https://elsewhere.example')],
    ['allowed', from(ALLOWED_ORIGIN)],
    ['token', await tokenOf(address, owner)],
    ['strange-token', await tokenOf(address, cookies.get('stranger')!)],
  ]);
  const fieldsOf = (caller: Caller) => fields.get(caller) ?? {};
  return {
    fieldsOf,
    as: (caller, method, target, { headers, json } = {}) =>
      send(address, method, target, { headers: { ...headers, ...fieldsOf(caller) }, json }),
  };
}

/** The field of a program that acts as somebody. */
async function tokenOf(address: string, cookie: string) {
  const made = await send(address, 'POST', '/api/me/tokens', {
    headers: { cookie },
    json: { name: 'Matrix' },
  });
  const { secret } = JSON.parse(made.text) as { secret: string };
  return { authorization: `Bearer ${secret}` };
}
