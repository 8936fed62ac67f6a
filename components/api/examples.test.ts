import { describe, expect, it } from 'vitest';
import { contentOf } from '@/lib/lab/client/exchange-over';
import type { Exchange } from '@/lib/lab/exchanges/exchange';
import { describeApi } from '@/lib/openapi/description';
import { servedApi } from '@/lib/server/testing/served-api';
import { operationsOf } from './api-description';
import { runExample, type SendExample } from './run-example';

const api = servedApi((file) => import(/* @vite-ignore */ file), { LIMITS: 'off' });
const operations = operationsOf(describeApi('/'));
const runnable = operations.filter(({ operation }) => operation['x-example']);

/** Sends as a page does: with a token of somebody new, or with the cookie of a browser. */
async function sender(): Promise<SendExample> {
  const made = await api('POST', '/api/me/tokens', { json: { name: 'Examples', expiresIn: 3600 } });
  const { secret } = (await made.json()) as { secret: string };
  const cookie = (await api('GET', '/api/me')).headers.get('Set-Cookie')!.split(';')[0]!;
  return async (request, byBrowser): Promise<Exchange> => {
    const who = byBrowser ? ['cookie', cookie] : ['Authorization', `Bearer ${secret}`];
    const response = await api(request.method, request.target, {
      headers: Object.fromEntries([...request.fields, who]),
      ...(request.body === null ? {} : { body: request.body }),
    });
    const { method, target, fields: requestFields, body: requestBody } = request;
    return {
      ...{ id: '', client: '', method, target, requestFields, requestBody, startedAt: 0, endedAt: 0 },
      status: response.status,
      responseFields: [...response.headers],
      responseBody: await contentOf(response),
    };
  };
}

describe('the examples of the API', () => {
  it('are there for every operation but those that lead away, sign out, or are for whoever runs the server', () => {
    const without = operations.filter(
      ({ method, operation }) => !/HEAD|OPTIONS/.test(method) && !operation['x-example'],
    );
    expect(without.map(({ operation }) => operation.operationId).sort()).toEqual([
      'beginSignIn',
      'finishSignIn',
      'readMetrics',
      'signOut',
    ]);
  });

  it('succeed with each of their requests', async () => {
    const told = await Promise.all(
      runnable.map(async ({ operation: { operationId, 'x-example': example } }) => {
        const answered: Exchange[] = [];
        await runExample(runnable, operationId, await sender(), (exchange) => answered.push(exchange));
        const wrong = answered.filter(({ status }) => status < 200 || status > 299);
        const lacking = (example?.before?.length ?? 0) + 1 - answered.length;
        return wrong.length > 0 || lacking !== 0 ? [operationId, wrong, lacking] : [];
      }),
    );
    expect(told.flat()).toEqual([]);
    expect(told.length).toBeGreaterThan(40);
  }, 60_000);

  it('say what is lacking where an answer is not what the next request needs', async () => {
    const refused: SendExample = async (request) => ({
      ...{
        id: '',
        client: '',
        method: request.method,
        target: request.target,
        requestFields: request.fields,
      },
      ...{ requestBody: null, status: 429, responseFields: [], responseBody: null, startedAt: 0, endedAt: 0 },
    });
    await expect(runExample(runnable, 'readDocument', refused)).rejects.toThrow('{id}');
  });
});
