import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabEvent } from '@/lib/lab/people/lab-view';
import { type Api, apiOf, type Routes } from '@/lib/server/testing/api';

/** Somebody's browser as far as the lab's client code needs one: a `fetch` with a cookie jar, over the route handlers. */
export interface LabBrowser {
  readonly api: Api;
  readonly fetch: typeof fetch;
}

/** The routes that the lab's pages use. */
export async function labRoutes(): Promise<Routes> {
  return {
    '/api/labs': await import('@/app/api/labs/route'),
    '/api/labs/[id]': await import('@/app/api/labs/[id]/route'),
    '/api/labs/[id]/reset': await import('@/app/api/labs/[id]/reset/route'),
    '/api/labs/[id]/clients': await import('@/app/api/labs/[id]/clients/route'),
    '/api/labs/[id]/clients/mine': await import('@/app/api/labs/[id]/clients/mine/route'),
    '/api/labs/[id]/progress': await import('@/app/api/labs/[id]/progress/route'),
    '/api/labs/[id]/progress/[challenge]': await import('@/app/api/labs/[id]/progress/[challenge]/route'),
    '/api/labs/[id]/teacher-link': await import('@/app/api/labs/[id]/teacher-link/route'),
    '/api/labs/[id]/teachers/mine': await import('@/app/api/labs/[id]/teachers/mine/route'),
    '/api/labs/[id]/events': await import('@/app/api/labs/[id]/events/route'),
    '/api/labs/[id]/lock': await import('@/app/api/labs/[id]/lock/route'),
    '/api/labs/[id]/gates/[gate]': await import('@/app/api/labs/[id]/gates/[gate]/route'),
    '/api/me': await import('@/app/api/me/route'),
    '/api/documents': await import('@/app/api/documents/route'),
    '/api/documents/[id]': await import('@/app/api/documents/[id]/route'),
  };
}

/** A browser that nobody has used yet. */
export function labBrowser(routes: Routes): LabBrowser {
  const send = apiOf(routes);
  let cookie = '';
  const api: Api = async (method, address, sending = {}) => {
    const headers = new Headers(sending.headers);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await send(method, address, { ...sending, headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
  const browse: typeof fetch = async (target, init = {}) => {
    const { signal } = init;
    const answer = api(init.method ?? 'GET', String(target), {
      ...(init.headers ? { headers: init.headers } : {}),
      ...(init.body ? { body: init.body } : {}),
      signal: signal ?? null,
    });
    if (!signal) return answer;
    return Promise.race([
      answer,
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    ]);
  };
  return { api, fetch: browse };
}

/** What a lab's stream tells whoever connects now: every exchange that is kept, in the order of the record. */
export async function recordOf(api: Api, labId: string): Promise<readonly Exchange[]> {
  return (await toldNow(api, labId)).flatMap((event) => (event.type === 'exchange' ? [event.exchange] : []));
}

/** All events of a lab's stream that whoever connects now is told at once. */
export async function toldNow(api: Api, labId: string): Promise<readonly LabEvent[]> {
  const reader = (await api('GET', `/api/labs/${labId}/events`)).body!.getReader();
  let text = '';
  for (;;) {
    // What is kept is there at once; what is not there by the next turn has yet to happen.
    const step = await Promise.race([reader.read(), nextTurn()]);
    if (!step || step.done) break;
    text += new TextDecoder().decode(step.value);
  }
  await reader.cancel();
  return text.split('\n\n').flatMap((frame) => {
    const [, type] = /^event: (.*)$/m.exec(frame) ?? [];
    const [, data = ''] = /^data: (.*)$/m.exec(frame) ?? [];
    return type === undefined ? [] : [{ type, ...JSON.parse(data) } as LabEvent];
  });
}

const nextTurn = () => new Promise<null>((resolve) => setImmediate(() => resolve(null)));
