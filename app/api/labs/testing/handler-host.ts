import * as document from '@/app/api/documents/[id]/route';
import * as clients from '@/app/api/labs/[id]/clients/route';
import * as lock from '@/app/api/labs/[id]/lock/route';
import * as lab from '@/app/api/labs/[id]/route';
import * as labs from '@/app/api/labs/route';
import type { Exchange, Field } from '@/lib/lab/exchanges/exchange';
import { apiOf } from '@/lib/server/testing/api';

const api = apiOf({
  '/api/documents/[id]': document,
  '/api/labs': labs,
  '/api/labs/[id]': lab,
  '/api/labs/[id]/clients': clients,
  '/api/labs/[id]/lock': lock,
});

/** A request as a host is handed one. */
interface HostRequest {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  readonly body: string | null;
}

/**
 * Where scripts of the course run in tests: on the route handlers themselves, without a server in between. With a guard
 * on the document of a lab, in which Ana and Ben are; otherwise on an address where nothing is yet.
 */
export async function openHandlerHost({ guard }: { readonly guard?: string }) {
  let id: string = crypto.randomUUID();
  let tokens: Readonly<Record<string, string>> = {};
  if (guard !== undefined) {
    id = (await (await api('POST', '/api/labs', { json: { guard, trial: true } })).json()).id;
    const joined: { name: string; token: string }[] = await (
      await api('POST', `/api/labs/${id}/clients`, { json: { count: 2 } })
    ).json();
    tokens = Object.fromEntries(joined.map(({ name, token }) => [name, token]));
  }
  return {
    documentTarget: `/api/documents/${id}`,
    lockTarget: `/api/labs/${id}/lock`,
    async send(who: string, { method, target, fields, body }: HostRequest): Promise<Exchange> {
      const headers = new Headers(fields.map(([name, value]) => [name, value]));
      if (tokens[who]) headers.set('Lab-Client', tokens[who]);
      const response = await api(method, target, { headers, ...(body === null ? {} : { body }) });
      const text = await response.text();
      return {
        id: '',
        client: who,
        method,
        target,
        requestFields: fields,
        requestBody: body,
        status: response.status,
        responseFields: [...response.headers],
        responseBody: text === '' ? null : text,
        startedAt: Date.now(),
        endedAt: Date.now(),
      };
    },
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
    discard: async () => undefined,
  };
}
