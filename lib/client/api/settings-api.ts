import { asMyself } from './as-myself';
import { documents } from './documents-api';
import { exchange } from './exchange';
import { readJson } from './read-json';
import { boolean, nullable, object, type Read, string } from './shape';

const account = object({ provider: nullable(string), signedIn: boolean });

/** Whether one can sign in here, by what people call the provider, and has. */
type Account = Read<typeof account>;

/** Whether whoever uses this page can sign in, and has. Who one is has to be settled first: see `identityOf`. */
export async function readAccount(): Promise<Account> {
  await documents.me();
  return readJson(await exchange('/api/me/account', { cache: 'no-store' }), account);
}

/** Makes this browser somebody new, if it is still the person that this page knows. */
export async function signOut(): Promise<void> {
  await exchange('/api/sign-out', { method: 'POST', headers: await asMyself() });
}
