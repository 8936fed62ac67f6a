import { Call } from '@/lib/server/http/call';
import { services } from '@/lib/server/services';

/**
 * The fields by which the API tells who asks, from where and over what. Not those by which a page could be asked for in part or
 * on a condition, and no `Authorization`: a page knows people by their cookie alone.
 */
const TAKEN = [
  'cookie',
  'host',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'x-forwarded-for',
  'x-forwarded-proto',
];

/**
 * The question that a page has for the API, as whoever asks for the page. Given to a route's own handler it passes the same
 * checks and counts against the same limits as if it came over the network.
 *
 * @param path with its query.
 * @param page the fields with which the page was asked for.
 */
export function apiRequest(path: string, page: Pick<Headers, 'get'>): Request {
  const headers = new Headers();
  for (const name of TAKEN) {
    const value = page.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Request(new URL(path, 'http://localhost'), { headers });
}

/**
 * Whether a request says who asks. Where it does not, to ask the API who that is would make them somebody. `null` while the
 * database cannot be used, so that nobody can be known.
 */
export async function saysWho(request: Request): Promise<boolean | null> {
  const opened = await services().catch(() => null);
  return opened && new Call(request, null, opened, '').caller !== null;
}
