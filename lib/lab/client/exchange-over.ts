import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { CLIENT_FIELD } from '@/lib/lab/people/lab-view';
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

/**
 * Puts the requests of several people at one place, such as a lab, into the form in which they are sent: each with a name
 * of its own, and with the token that says there who sends it, if `tokenOf` has one.
 */
export function sentBy(
  place: string,
  tokenOf: (person: string) => string | undefined,
): (person: string, request: LabRequest) => Sent {
  let count = 0;
  return (person, request) => {
    count += 1;
    const token = tokenOf(person);
    const fields = token ? [...request.fields, [CLIENT_FIELD, token] as const] : request.fields;
    return sentNow(`${place}:${person}:${count}`, person, { ...request, fields });
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
  const text = await contentOf(response);
  return {
    ...sent,
    status: response.status,
    responseFields: [...response.headers],
    responseBody: text === '' ? null : text,
    endedAt: Date.now(),
  };
}

/** The content of an answer. A stream of events does not end, so of one it is what there is up to the end of the first. */
export async function contentOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  // Whatever comes before is comments, which keep the connection open.
  while (!text.includes('data:') || !text.endsWith('\n\n')) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
  }
  await reader.cancel();
  return text;
}
