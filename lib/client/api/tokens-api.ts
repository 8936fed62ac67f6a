import { asMyself } from './as-myself';
import { documents } from './documents-api';
import { exchange, sentJson } from './exchange';
import { readJson } from './read-json';
import { array, nullable, object, type Read, string } from './shape';

const tokenMembers = {
  id: string,
  name: string,
  createdAt: string,
  lastUsedAt: nullable(string),
  expiresAt: nullable(string),
};
const token = object(tokenMembers);

/** What lets a program act as the person who made it, without its secret. */
export type Token = Read<typeof token>;

const newToken = object({ ...tokenMembers, secret: string });

/** A token as it is shown once. */
export type NewToken = Read<typeof newToken>;

/** What to make: a name, and seconds for which it works; without them, until it is revoked. */
export interface WantedToken {
  readonly name: string;
  readonly expiresIn?: number;
}

/** The tokens of whoever uses this page. Who one is has to be settled first: see `identityOf`. */
export async function readTokens(): Promise<readonly Token[]> {
  await documents.me();
  return readJson(await exchange('/api/me/tokens', { cache: 'no-store' }), array(token));
}

/** Makes a token for the person whom this page knows; refused where this browser is somebody else by now. */
export async function makeToken(wanted: WantedToken): Promise<NewToken> {
  const sent = sentJson(wanted, await asMyself());
  return readJson(await exchange('/api/me/tokens', { method: 'POST', ...sent }), newToken);
}

/** Ends a token for good. */
export async function revokeToken(id: string): Promise<void> {
  await exchange(`/api/me/tokens/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: await asMyself(),
  });
}
