import http from 'node:http';
import { expect, test } from '@playwright/test';
import { operationsOf } from '@/components/api/api-description';
import { runExample, type SendExample } from '@/components/api/run-example';
import { describeApi } from '@/lib/openapi/description';
import { ownServer } from './own-server';

const operations = operationsOf(describeApi('/'));
const runnable = operations.filter(({ operation }) => operation['x-example']);

type Fields = Readonly<Record<string, string | readonly string[]>>;

interface Answer {
  readonly status: number | undefined;
  readonly fields: http.IncomingHttpHeaders;
  readonly content: string;
}

function ask(base: string, method: string, target: string, fields: Fields = {}, content?: string) {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(base);
    // As it is written: whoever makes an address of it would put it right.
    const request = http.request({
      hostname,
      port,
      method,
      path: target,
      headers: { ...fields } as http.OutgoingHttpHeaders,
    });
    request.on('error', reject).on('response', async (response) => {
      let text = '';
      for await (const piece of response.setEncoding('utf8')) text += piece;
      resolve({ status: response.statusCode, fields: response.headers, content: text });
    });
    request.end(content);
  });
}

/** How content is framed (RFC 9112 §6), since the framework keeps lengths to itself; dates, which a second passes by. */
const FRAMING = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
  'last-modified',
]);

/** What the framework adds to Vary, since pages of it depend on these. */
const ITS_OWN = /(?:rsc|next-router-[\w-]+)(?:, |$)/g;

/** An answer without what differs each time: names of things, times, tags and secrets. */
function likeness({ status, fields, content }: Answer) {
  const plain = (text: string) =>
    text
      .replace(/127\.0\.0\.1:\d+/g, 'host')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'uuid')
      .replace(/"(?:\d+-|W\/)?[\w-]{16,}"|\\"\d+-[\w-]+\\"/g, 'tag')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT|(?<=uuid\.)\d+/g, 'time')
      .replace(/(?<=lock:)[\w-]+|[\w-]{20,}/g, 'secret')
      .replace(/"(?:name|colour|size|retryAfter)":(?:"[^"]*"|\d+)/g, 'own')
      .replace(/(?<=[rt]=)\d+/g, 'count');
  return {
    status,
    fields: Object.entries(fields)
      .map(
        ([name, value]) =>
          [name, name === 'vary' ? String(value).replace(ITS_OWN, '') : String(value)] as const,
      )
      .filter(([name, value]) => !FRAMING.has(name) && value !== '')
      .map(([name, value]) => `${name}: ${plain(value)}`)
      .sort(),
    content: plain(content),
  };
}

/** What every example is answered with, and what the contract does not name: odd paths, fields, contents, methods. */
async function answers(base: string): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const made = await ask(base, 'POST', '/api/me/tokens', JSON_TYPE, '{"name":"Hosts","expiresIn":3600}');
  const { secret } = JSON.parse(made.content) as { secret: string };
  const cookie = (await ask(base, 'GET', '/api/me')).fields['set-cookie']![0]!.split(';')[0]!;
  const send: (name: string) => SendExample =
    (name) =>
    async ({ method, target, fields, body }, byBrowser) => {
      const who: Fields = byBrowser ? { Cookie: cookie } : { Authorization: `Bearer ${secret}` };
      const answer = await ask(
        base,
        method,
        target,
        { ...Object.fromEntries(fields), ...who },
        body ?? undefined,
      );
      found[name] = [...((found[name] as unknown[]) ?? []), likeness(answer)];
      return {
        ...{
          id: '',
          client: '',
          method,
          target,
          requestFields: fields,
          requestBody: body,
          startedAt: 0,
          endedAt: 0,
        },
        status: answer.status!,
        responseFields: Object.entries(answer.fields).map(([field, value]) => [field, String(value)]),
        responseBody: answer.content,
      };
    };
  for (const { path, operation } of runnable) {
    const { operationId } = operation;
    // An event stream has no end to wait for.
    if (path.endsWith('/events')) continue;
    await runExample(runnable, operationId, send(operationId));
  }
  const url = (
    await ask(base, 'POST', '/api/documents', { ...JSON_TYPE, Cookie: cookie }, '{"title":"T","body":"B"}')
  ).fields.location!;
  for (const [index, [method, target, fields = {}, content]] of odd(url).entries()) {
    const name = `${index}: ${method} ${target.slice(0, 14)} ${JSON.stringify(fields)}`;
    found[name] = likeness(await ask(base, method, target, { Cookie: cookie, ...fields }, content));
  }
  return found;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

function odd(url: string): readonly (readonly [string, string, Fields?, string?])[] {
  const id = url.split('/').at(-1)!;
  const content = '{"title":"T","body":"C"}';
  return [
    ...operations.flatMap(({ path }) =>
      ['HEAD', 'OPTIONS', 'PATCH', 'DELETE'].map((method) => [method, path] as const),
    ),
    ['GET', `${url}/`],
    ['GET', `/api/documents/${encodeURIComponent(id).replace('-', '%2D')}`],
    ['GET', `/api/documents/${id}%2Fversions`],
    ['GET', `/api/documents/${id}/versions/1%20`],
    ['GET', '/api/documents/%C3%A9'],
    ['GET', '/api/documents/%E9'],
    ['GET', '/api/documents//x'],
    ['GET', '/api/documents/../me'],
    ['GET', '/api/[id]'],
    ['GET', '/api/documents/[id]'],
    ['GET', '/api/nowhere/at/all'],
    ['TRACE', url],
    ['PROPFIND', url],
    ['PUT', url, JSON_TYPE, content],
    ['PUT', url, { ...JSON_TYPE, 'If-Match': '"x"' }, content],
    ['PUT', url, { ...JSON_TYPE, 'If-Match': ['"x"', '"y"'] }, content],
    ['PUT', url, { ...JSON_TYPE, 'If-Match': '*', 'If-Unmodified-Since': ['a', 'b'] }, content],
    ['PUT', url, { 'Content-Type': 'text/plain', 'If-Match': '*' }, content],
    ['PUT', url, { ...JSON_TYPE, 'If-Match': '*' }, '{'],
    ['PUT', url, { ...JSON_TYPE, 'If-Match': '*' }, ''],
    ['PUT', url, { ...JSON_TYPE, 'If-Match': '*' }, `{"title":"T","body":"${'x'.repeat(1 << 21)}"}`],
    ['PUT', url, { ...JSON_TYPE, 'If-Match': '*', 'Content-Encoding': 'gzip' }, content],
    ['GET', url, { 'If-None-Match': '*' }],
    ['GET', url, { Range: 'bytes=0-3' }],
    ['GET', url, { Range: 'bytes=900000-' }],
    ['GET', url, { Origin: 'https://elsewhere.example' }],
    ['PUT', url, { ...JSON_TYPE, Origin: 'https://elsewhere.example', 'If-Match': '*' }, content],
    ['GET', url, { Authorization: 'Bearer nothing' }],
    ['GET', url, { Cookie: 'a=b; a=b' }],
    // Takes one cookie away and gives another.
    ['GET', '/api/me', { 'X-Forwarded-Proto': 'https' }],
    ['GET', '/api/documents?limit=0'],
    ['GET', '/api/documents?limit=2&limit=3&q=%FF'],
    ['DELETE', url, { 'If-Match': '"x"', 'Content-Length': '20000' }, 'x'.repeat(20_000)],
    ['DELETE', url, { 'If-Match': '*' }],
    ['GET', url],
  ];
}

test('the API answers alike beside the framework and from within it', async () => {
  const servers = await Promise.all([
    ownServer({ TRUSTED_PROXY: 'loopback' }),
    ownServer({ TRUSTED_PROXY: 'loopback', API_HOST: 'framework' }),
  ]);
  try {
    const [beside, within] = await Promise.all(servers.map(({ address }) => answers(address)));
    expect(Object.keys(beside!).length).toBeGreaterThan(150);
    for (const [name, answer] of Object.entries(within!)) expect.soft(beside![name], name).toEqual(answer);
  } finally {
    await Promise.all(servers.map((server) => server.remove()));
  }
});
