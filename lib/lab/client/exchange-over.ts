import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabRequest } from '@/lib/lab/people/person';

/** A request that has been sent, before anything is known of its answer. */
export type Sent = Pick<
  Exchange,
  'id' | 'client' | 'method' | 'target' | 'requestFields' | 'requestBody' | 'startedAt'
>;

/** A request as it is sent now. */
export function sentNow(id: string, client: string, request: LabRequest): Sent {
  return {
    id,
    client,
    method: request.method,
    target: request.target,
    requestFields: request.fields,
    requestBody: request.body,
    startedAt: Date.now(),
  };
}

/** Sends a request over the network; an answer of any status resolves, only a broken connection rejects. */
export async function exchangeOver(
  sent: Sent,
  options: Pick<RequestInit, 'credentials' | 'keepalive' | 'signal'> = {},
): Promise<Exchange> {
  const response = await fetch(sent.target, {
    ...options,
    method: sent.method,
    // A field sent twice would be joined; nothing here ever needs that.
    headers: sent.requestFields.map(([name, value]) => [name, value]),
    // What is answered has to come from the server, never from the browser's own cache.
    cache: 'no-store',
    ...(sent.requestBody === null ? {} : { body: sent.requestBody }),
  });
  const text = await response.text();
  return {
    ...sent,
    status: response.status,
    responseFields: [...response.headers],
    responseBody: text === '' ? null : text,
    endedAt: Date.now(),
  };
}
