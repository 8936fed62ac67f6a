import type { LabIdentity } from '@/lib/lab/people/lab-view';
import { type Answer, type Sending, send } from './http';
import { ALLOWED_ORIGIN, type Server } from './server';
import { identityIn, signIn } from './sign-in';

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

/**
 * Others who ask, and have no column, since what they are answered follows from the columns. `signed-in` is another browser
 * of the owner, by signing in. `token-over-cookie` is the owner's token beside the stranger's cookie, and the other one the
 * other way round. `revoked-token` and `expired-token` were the owner's. Of those without a cookie `client` is a client of the
 * lab that is asked, if one is, `other-client` one of another lab, and `forged-client` none.
 */
const OTHERS = [
  'signed-in',
  'token-over-cookie',
  'strange-token-over-cookie',
  'revoked-token',
  'expired-token',
  'client',
  'other-client',
  'forged-client',
] as const;

export type Column = (typeof CALLERS)[number];
export type Caller = Column | (typeof OTHERS)[number];

export const EVERYBODY: readonly Caller[] = [...CALLERS, ...OTHERS];

/** Everybody of one server, each with a browser of their own. */
export interface People {
  /** Sends a request as somebody. */
  as(caller: Caller, method: string, target: string, sending?: Sending): Promise<Answer>;
  /** The fields by which somebody's request is known. */
  fieldsOf(caller: Caller): Readonly<Record<string, string>>;
  /** The id of somebody who is the same person each time. */
  idOf(caller: Caller): string | undefined;
}

/** Has everybody visit a server for the first time. */
export async function meetPeople(server: Server): Promise<People> {
  const { address, database } = server;
  const cookies = new Map<Caller, string>();
  const meet = async (caller: Caller) => {
    const cookie = identityIn(await send(address, 'GET', '/api/me'))!;
    cookies.set(caller, cookie);
    return cookie;
  };
  for (const caller of ['stranger', 'visitor', 'reader', 'writer', 'revoked'] as const) await meet(caller);
  const stranger = cookies.get('stranger')!;
  const owner = await signIn(server, await meet('owner'), 'Olga');
  cookies.set('signed-in', await signIn(server, await meet('signed-in'), 'Olga'));

  const from = (origin: string) => ({
    cookie: owner,
    origin,
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
  });
  const [token, strangeToken] = [await tokenOf(address, owner), await tokenOf(address, stranger)];
  const [revoked, expired] = [await tokenOf(address, owner), await tokenOf(address, owner)];
  await send(address, 'DELETE', `/api/me/tokens/${revoked.id}`, { headers: { cookie: owner } });
  await database.write((transaction) =>
    transaction.apiToken.update({ where: { id: expired.id }, data: { expiresAt: new Date() } }),
  );
  const fields = new Map<Caller, Readonly<Record<string, string>>>([
    ...[...cookies].map(([caller, cookie]) => [caller, { cookie }] as const),
    ['foreign', from('https://elsewhere.example')],
    ['allowed', from(ALLOWED_ORIGIN)],
    ['token', token.fields],
    ['strange-token', strangeToken.fields],
    ['token-over-cookie', { ...token.fields, cookie: stranger }],
    ['strange-token-over-cookie', { ...strangeToken.fields, cookie: owner }],
    ['revoked-token', revoked.fields],
    ['expired-token', expired.fields],
    ['other-client', { 'lab-client': await otherClient(address) }],
    ['forged-client', { 'lab-client': `0.${'A'.repeat(22)}` }],
  ]);
  const fieldsOf = (caller: Caller) => fields.get(caller) ?? {};
  const ids = new Map<Caller, string>();
  for (const caller of EVERYBODY.filter((each) => fields.has(each))) {
    const me = await send(address, 'GET', '/api/me', { headers: fieldsOf(caller) });
    if (me.status === 200 && identityIn(me) === null)
      ids.set(caller, (JSON.parse(me.text) as { id: string }).id);
  }
  return {
    fieldsOf,
    idOf: (caller) => ids.get(caller),
    as: (caller, method, target, { headers, json } = {}) =>
      send(address, method, target, { headers: { ...headers, ...fieldsOf(caller) }, json }),
  };
}

/** A token of somebody, and the field of a program that acts by it. */
async function tokenOf(address: string, cookie: string) {
  const made = await send(address, 'POST', '/api/me/tokens', {
    headers: { cookie },
    json: { name: 'Matrix', expiresIn: 86_400 },
  });
  const { id, secret } = JSON.parse(made.text) as { id: string; secret: string };
  return { id, fields: { authorization: `Bearer ${secret}` } };
}

/** The token of a client of a lab that nobody here asks about. */
async function otherClient(address: string): Promise<string> {
  const lab = await send(address, 'POST', '/api/labs', { json: {} });
  const { id } = JSON.parse(lab.text) as { id: string };
  const joined = await send(address, 'POST', `/api/labs/${id}/clients`, { json: {} });
  const [client] = JSON.parse(joined.text) as [LabIdentity];
  return client.token;
}
