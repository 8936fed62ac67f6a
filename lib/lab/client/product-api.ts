import { type DocumentsApi, documentsApi } from '@/lib/client/api/documents-api';
import { problemError } from '@/lib/client/api/problem-error';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { ProductClient } from './product-client';

/**
 * The product's own client of documents as one person of a lab uses it: whatever it sends goes over the lab, so that
 * everybody sees it.
 */
export function productApi(actor: ProductClient): DocumentsApi {
  return documentsApi(async (path, { method = 'GET', headers = {}, body } = {}) => {
    const { name, lock } = actor.person;
    // Several people of a lab share one browser, so it is their tokens that say who they are.
    if (path === '/api/me') return Response.json({ id: name, name, colour: 0 });
    const exchange = await actor.ask({
      method,
      target: path,
      fields: [
        ...Object.entries(headers).filter(([field]) => field !== 'As-Person'),
        ...(lock === null || method === 'GET' ? [] : ([['Lock-Token', lock]] as const)),
      ],
      body: body ?? null,
    });
    const response = answerOf(exchange);
    if (!response.ok) throw await problemError(response, exchange.endedAt);
    return response;
  });
}

/** The answer of an exchange as the product's client reads one. */
export function answerOf({ status, responseBody, responseFields }: Exchange): Response {
  const headers = responseFields.map(([name, value]): [string, string] => [name, value]);
  return new Response(responseBody, { status, headers });
}
