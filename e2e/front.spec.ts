import net from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { type OwnServer, ownServer } from './own-server';

test.use({ serviceWorkers: 'allow' });

// What is answered before a route is reached, by the server as `npm start` runs it, to bytes that no browser sends.

let server: OwnServer;
test.beforeAll(async () => {
  server = await ownServer({ CORS_ORIGINS: 'https://app.example' });
});
test.afterAll(() => server.remove());

interface Answer {
  readonly status: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Sends these bytes, and reads until the server closes the connection. */
function send(bytes: string): Promise<Answer> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    socket.on('error', reject).on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      const fields = lines.map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      });
      const sent = rest.join('\r\n\r\n');
      const body = /^transfer-encoding: chunked/im.test(head) ? withoutChunks(sent) : sent;
      resolve({ status: Number(first.split(' ')[1]), fields: new Map(fields), body });
    });
  });
}

/** Content without the framing of its chunks (RFC 9112 §7.1): each line of a length, and what ends a chunk. */
function withoutChunks(text: string): string {
  return text.replace(/(?:^|\r\n)[\da-f]+\r\n/gi, '').replace(/\r\n$/, '');
}

const OURS = 'Host: 127.0.0.1\r\nConnection: close\r\n\r\n';

/** That it is a problem as every other one, with all that belongs to it. */
function expectProblem({ fields, body }: Answer, error: string): void {
  expect(fields.get('content-type')).toContain('application/problem+json');
  expect(fields.get('cache-control')).toBe('no-store');
  expect(fields.get('x-content-type-options')).toBe('nosniff');
  const problem = JSON.parse(body) as Record<string, unknown>;
  expect(problem).toMatchObject({ error });
  expect(String(problem.type)).toContain(`/problems/${error.replaceAll('_', '-')}`);
  expect(problem).toHaveProperty('instance');
  expect(problem).toHaveProperty('message');
}

for (const [what, bytes, status, error] of [
  ['a path that cannot be decoded', `GET /api/documents/%zz HTTP/1.1\r\n${OURS}`, 400, 'bad_request'],
  ['what the API has not', `GET /api/nothing HTTP/1.1\r\n${OURS}`, 404, 'not_found'],
  [
    'a host that is not ours',
    'GET /api/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    421,
    'misdirected_request',
  ],
  [
    'an event stream of a host that is not ours',
    'GET /api/events?document=x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    421,
    'misdirected_request',
  ],
  [
    'a write as after rebinding a name',
    'POST /api/documents HTTP/1.1\r\nHost: evil.example:4400\r\nOrigin: http://evil.example:4400\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 23\r\n\r\n{"title":"a","body":""}',
    421,
    'misdirected_request',
  ],
  ['two hosts', `GET /api/me HTTP/1.1\r\nHost: evil.example\r\n${OURS}`, 400, 'bad_request'],
  ['no host', 'GET /api/me HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'bad_request'],
  [
    'two lengths',
    `POST /api/documents HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${OURS}0\r\n\r\n`,
    400,
    'bad_request',
  ],
  [
    'a head without end',
    `GET /api/me HTTP/1.1\r\nX: ${'a'.repeat(70_000)}\r\n${OURS}`,
    431,
    'header_too_large',
  ],
  [
    'a write by another site behind a thousand fields',
    `POST /api/documents HTTP/1.1\r\n${'a:\r\n'.repeat(1_100)}Origin: https://evil.example\r\nContent-Type: application/json\r\nContent-Length: 23\r\n${OURS}{"title":"a","body":""}`,
    431,
    'header_too_large',
  ],
  [
    'a query of many parameters',
    `GET /api/me?${'a&'.repeat(15_000)} HTTP/1.1\r\n${OURS}`,
    400,
    'bad_request',
  ],
  [
    'an unknown expectation',
    `GET /api/health HTTP/1.1\r\nExpect: cookies\r\n${OURS}`,
    417,
    'expectation_failed',
  ],
  [
    'a write by another site',
    `POST /api/documents HTTP/1.1\r\nOrigin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\nContent-Type: application/json\r\nContent-Length: 23\r\n${OURS}{"title":"a","body":""}`,
    403,
    'forbidden',
  ],
] as const) {
  test(`${what} is answered ${status}`, async () => {
    const answer = await send(bytes);
    expect(answer.status, answer.body).toBe(status);
    expectProblem(answer, error);
  });
}

test('an allowed origin reads also what goes wrong before a route', async () => {
  const answer = await send(`GET /api/documents/%zz HTTP/1.1\r\nOrigin: https://app.example\r\n${OURS}`);
  expect(answer.fields.get('access-control-allow-origin')).toBe('https://app.example');
});

test('whoever is answered before their content can no longer be read gets all of the answer', async () => {
  const content = '1\r\na\r\n0\r\nContent-Length: 1\r\n\r\n';
  const answer = await send(
    `GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n${content}`,
  );
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body)).toHaveProperty('status');
});

test('OPTIONS * names what the server knows', async () => {
  const answer = await send(`OPTIONS * HTTP/1.1\r\n${OURS}`);
  expect([answer.status, answer.fields.get('allow')]).toEqual([204, expect.stringContaining('PATCH')]);
});

test('no address leads to another site', async () => {
  for (const target of [
    '//evil.example',
    '/%2f%2fevil.example',
    '/%5c%5cevil.example/',
    '/\\evil.example',
    'http://evil.example/documents/',
    '//evil.example/%2e%2e',
  ]) {
    const { status, fields } = await send(`GET ${target} HTTP/1.1\r\n${OURS}`);
    expect([target, status >= 300 && status < 400]).toEqual([target, fields.has('location')]);
    const location = fields.get('location') ?? '/';
    expect([target, new URL(location, server.address).origin]).toEqual([target, server.address]);
  }
});

test('a save behind a proxy that keeps the host to itself is taken where the browser says it is ours', async () => {
  const save = (site: string) =>
    send(
      `POST /api/documents HTTP/1.1\r\nOrigin: https://docs.example\r\n${site}Content-Type: application/json\r\nContent-Length: 23\r\n${OURS}{"title":"a","body":""}`,
    );
  expect((await save('Sec-Fetch-Site: same-origin\r\n')).status).toBe(201);
  const refused = await save('');
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('PUBLIC_URL');
});

test('a slash at the end is no other resource of the API', async () => {
  const answer = await send(`GET /api/documents/ HTTP/1.1\r\n${OURS}`);
  expect(answer.status).toBe(200);
});

test('whether people use TLS is said by a trusted proxy, and by nobody else', async ({ request }) => {
  const trusting = await ownServer({ TRUSTED_PROXY: 'loopback' });
  try {
    for (const [origin, secure] of [
      [server.address, false],
      [trusting.address, true],
    ] as const) {
      for (const address of ['/', '/api/me', '/icon.svg']) {
        const answer = await request.get(origin + address, { headers: { 'X-Forwarded-Proto': 'https' } });
        const fields = answer.headers();
        expect([origin, address, 'strict-transport-security' in fields]).toEqual([origin, address, secure]);
        if (address === '/api/me') expect(/; Secure/.test(fields['set-cookie'] ?? '')).toBe(secure);
      }
      const missing = await request.get(`${origin}/api/nothing`, {
        headers: { 'X-Forwarded-Proto': 'https' },
      });
      expect((await missing.json()).type).toMatch(secure ? /^https:/ : /^http:/);
    }
  } finally {
    await trusting.remove();
  }
});

test('an upgrade that nobody knows is an ordinary request', async () => {
  const answer = await send(
    'GET /api/health HTTP/1.1\r\nUpgrade: websocket\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\n\r\n',
  );
  expect(answer.status).toBe(200);
});

test('whoever probes the health is answered whatever the host', async () => {
  const answer = await send(
    'GET /api/health HTTP/1.1\r\nHost: balancer.internal\r\nConnection: close\r\n\r\n',
  );
  expect(answer.status).toBe(200);
});

const CREATED = '{"title":"t","body":"b"}';
/** A PUT that creates a document. */
const creation = (url: string) =>
  `PUT ${url} HTTP/1.1\r\nHost: 127.0.0.1\r\nIf-None-Match: *\r\nContent-Type: application/json\r\nContent-Length: ${CREATED.length}\r\n\r\n${CREATED}`;

test('whoever asks without waiting sees what they have saved just before', async () => {
  const url = `/api/documents/${crypto.randomUUID()}`;
  const answers = await send(`${creation(url)}GET ${url} HTTP/1.1\r\n${OURS}`);
  expect(answers.status).toBe(201);
  expect(answers.body).toContain('HTTP/1.1 200');
  expect(answers.body.endsWith(CREATED)).toBe(true);
});

test('whoever says that nothing more comes is answered what they have asked', async () => {
  const { hostname, port } = new URL(server.address);
  const socket = net.connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.end(creation(`/api/documents/${crypto.randomUUID()}`));
  let text = '';
  for await (const part of socket) text += part;
  expect(text).toMatch(/^HTTP\/1\.1 201 /);
});

test('a server that stops answers those who are asking, and is gone soon though they hold on', async () => {
  const own = await ownServer();
  try {
    const url = `/api/documents/${crypto.randomUUID()}`;
    const headers = { 'Content-Type': 'application/json', 'If-None-Match': '*' };
    await fetch(own.address + url, { method: 'PUT', headers, body: CREATED });
    // Whoever follows a document holds a connection, and asks for nothing more.
    const events = await fetch(`${own.address}/api/events?document=${url.split('/').at(-1)}`);
    const heard = events.text();
    // Somebody has sent a part of what they ask, and the rest once nobody can come any more.
    const { hostname, port } = new URL(own.address);
    const asking = net.connect({ host: hostname, port: Number(port) });
    const answered = text(asking);
    const asked = creation(`/api/documents/${crypto.randomUUID()}`);
    asking.write(asked.slice(0, -9));
    let saved = 0;
    const saving = (async () => {
      for (;;) {
        const one = `${own.address}/api/documents/${crypto.randomUUID()}`;
        const answer = await fetch(one, { method: 'PUT', headers, body: CREATED });
        expect(answer.status).toBe(201);
        saved++;
      }
    })().catch((fault: { cause?: { code?: string } }) => fault.cause?.code);
    await expect.poll(() => saved).toBeGreaterThan(2);
    const stopped = own.stop();
    // A client that takes its time finds its connection closed.
    expect(await saving).toMatch(/^(ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)$/);
    await expect.poll(() => connects(hostname, Number(port))).toBe(false);
    asking.write(asked.slice(-9));
    expect(await answered).toMatch(/^HTTP\/1\.1 201 .*^connection: close\r$/ims);
    expect(await stopped).toBe(0);
    expect(await heard).toMatch(/^retry: 1000$/m);
  } finally {
    await own.remove();
  }
});

/** Whether somebody takes in who comes. */
async function connects(host: string, port: number): Promise<boolean> {
  const socket = net.connect({ host, port });
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}
