import { uuid } from '@/lib/http/client/uuid';
import { exchangeOver, sentNow } from '@/lib/lab/client/exchange-over';
import { type Exchange, isSuccess, jsonOf, member } from '@/lib/lab/exchanges/exchange';
import type { SendExample } from './run-example';

/**
 * Sends the examples of this page to the server that it came from, as somebody made for them: nothing of the reader's own is
 * touched, and a copied command finds the same. `discard` deletes the documents that were made.
 */
export function exampleSender(): { readonly send: SendExample; readonly discard: () => void } {
  const documents = new Set<string>();
  let token: Promise<string> | null = null;

  const send: SendExample = async (request, byBrowser) => {
    token ??= tokenOfSomebody();
    // Nothing came of it: the next example tries again.
    token.catch(() => {
      token = null;
    });
    const who = byBrowser ? [] : [['Authorization', `Bearer ${await token}`] as const];
    const sent = sentNow(uuid(), '', { ...request, fields: [...who, ...request.fields] });
    const exchange = await exchangeOver(sent, { credentials: byBrowser ? 'same-origin' : 'omit' });
    const made = exchange.responseFields.find(([name]) => name === 'location')?.[1];
    if (exchange.status === 201 && request.target === '/api/documents' && made) documents.add(made);
    return exchange;
  };

  return {
    send,
    discard: () => {
      for (const target of documents)
        void token?.then((secret) => remove(target, secret)).catch(() => undefined);
      documents.clear();
    },
  };
}

/** A token of somebody new, for as long as the page may be read. */
async function tokenOfSomebody(): Promise<string> {
  const made = await exchangeOver(
    sentNow(uuid(), '', {
      method: 'POST',
      target: '/api/me/tokens',
      fields: [['Content-Type', 'application/json']],
      body: JSON.stringify({ name: 'Examples', expiresIn: 3600 }),
    }),
    { credentials: 'omit' },
  );
  const secret = member(jsonOf(made.responseBody), 'secret');
  if (!isSuccess(made) || typeof secret !== 'string') throw new Error(refusalOf(made));
  return secret;
}

function refusalOf({ status, responseBody }: Exchange): string {
  const message = member(jsonOf(responseBody), 'message');
  return typeof message === 'string' ? message : `The server answered ${status}.`;
}

function remove(target: string, token: string): Promise<Exchange> {
  const fields = [
    ['Authorization', `Bearer ${token}`],
    ['If-Match', '*'],
  ] as const;
  // The last request of a page that is being left is still sent.
  return exchangeOver(sentNow(uuid(), '', { method: 'DELETE', target, fields, body: null }), {
    credentials: 'omit',
    keepalive: true,
  });
}
