import { send } from '@/e2e/permissions/http';
import type { FuzzAnswer } from './answers';

/** What goes along with a request of our own. */
interface Asking {
  readonly fields?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** Asks a server something that is meant to succeed. */
export type Ask = (method: string, target: string, asking?: Asking) => Promise<FuzzAnswer>;

/** Asks a server as somebody, by their cookie. Throws where the answer is a refusal. */
export function askerAt(address: string, cookie: string): Ask {
  return async (method, target, { fields = {}, json } = {}) => {
    const answer = await send(address, method, target, { headers: { cookie, ...fields }, json });
    if (answer.status >= 400) throw new Error(`${method} ${target}: ${answer.status}. ${answer.text}`);
    return { status: answer.status, fields: new Map(Object.entries(answer.fields)), content: answer.text };
  };
}

/** The cookie of somebody who was never there before. */
export async function cookieOf(address: string): Promise<string> {
  const { fields } = await askerAt(address, '')('GET', '/api/me');
  return fields.get('set-cookie')!.split(';')[0]!;
}
