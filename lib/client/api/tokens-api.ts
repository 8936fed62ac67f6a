import * as z from 'zod/mini';
import { asMyself } from './as-myself';
import { documents } from './documents-api';
import { exchange, sentJson } from './exchange';
import { readJson } from './read-json';

const token = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
  expiresAt: z.nullable(z.string()),
});

/** What lets a program act as the person who made it, without its secret. */
export type Token = z.infer<typeof token>;

const newToken = z.extend(token, { secret: z.string() });

/** A token as it is shown once. */
export type NewToken = z.infer<typeof newToken>;

/** What to make: a name, and seconds for which it works; without them, until it is revoked. */
export interface WantedToken {
  readonly name: string;
  readonly expiresIn?: number;
}

/** The tokens of whoever uses this page. Who one is has to be settled first: see `identityOf`. */
export async function readTokens(): Promise<readonly Token[]> {
  await documents.me();
  return readJson(await exchange('/api/me/tokens', { cache: 'no-store' }), z.array(token));
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
