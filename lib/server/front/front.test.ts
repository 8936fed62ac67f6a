import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '@/lib/server/config';
import { SAFE_FIELDS } from '@/lib/server/http/safe-fields';
import { type Arriving, type EarlyAnswer, Front } from './front';

const lines: Record<string, unknown>[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(JSON.parse(line)) });
const machine = { name: 'Class-Pi', addresses: () => ['192.168.1.5', 'FE80::1%eth0'] };

function frontOf(env: Readonly<Record<string, string>> = {}): Front {
  const config: Config = readConfig(env);
  return new Front(config, { log, machine, home: () => 'http://localhost:3000' });
}

/** A request as Node hands it over; of the fields, the first counts, as for Host it does in Node. */
function arriving(
  url: string,
  fields: Readonly<Record<string, string | string[]>> = { host: 'localhost' },
  more: Partial<Pick<Arriving, 'method' | 'httpVersion'>> = {},
): Arriving {
  const distinct = Object.entries(fields).map(([name, value]) => [name, [value].flat()] as const);
  return {
    method: 'GET',
    httpVersion: '1.1',
    ...more,
    url,
    headers: Object.fromEntries(distinct.map(([name, [first]]) => [name, first])),
    rawHeaders: distinct.flatMap(([name, values]) => values.flatMap((value) => [name, value])),
  };
}

const problemOf = (answer: EarlyAnswer | null) => JSON.parse(answer?.body ?? 'null');
const statusFor = (front: Front, host: string) =>
  front.receive(arriving('/api/me', { host }))?.status ?? null;

describe('a host', () => {
  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST.:80',
    'ana.localhost:8080',
    '127.0.0.1:3000',
    '127.8.9.10',
    '0.0.0.0:3000',
    '[::1]:3000',
    '[0:0::1]',
    '[::ffff:127.0.0.1]',
    '192.168.1.5:3000',
    '[fe80::1]:3000',
    'class-pi:3000',
    'CLASS-PI.local:3000',
  ])('is ours without a word from anybody: %s', (host) => {
    expect(statusFor(frontOf(), host)).toBe(null);
  });

  it.each([
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    '192.168.1.6',
    '[fe80::2]',
    '2130706433',
    '0x7f.1',
    'class-pi.evil.example',
    'docs.example',
  ])('is not ours: %s', (host) => {
    expect(statusFor(frontOf(), host)).toBe(421);
  });

  it.each([
    '',
    'a b',
    'ana@localhost',
    'ana:secret@localhost',
    '[fe80::1%25eth0]',
    'localhost:99999',
    'localhost:',
    'localhost/x',
    'localhost,evil.example',
    '.localhost',
    'a..localhost',
    '[::1',
    'evil.example#.localhost',
  ])('that is none is refused: “%s”', (host) => {
    expect(statusFor(frontOf(), host)).toBe(400);
  });

  it.each([
    ['https://docs.example', 'docs.example', null],
    ['https://docs.example', 'DOCS.example.:443', null],
    ['https://docs.example', 'docs.example:80', 421],
    ['https://docs.example', 'docs.example:3000', 421],
    ['https://docs.example', 'www.docs.example', 421],
    ['https://docs.example', 'localhost:3000', null],
    ['http://docs.example:8443', 'docs.example:8443', null],
    ['http://docs.example:8443', 'docs.example', null],
    ['http://docs.example:8443', 'docs.example:443', 421],
    ['http://[2001:db8::7]:8080', '[2001:DB8:0::7]:8080', null],
  ])('of PUBLIC_URL=%s: %s', (publicUrl, host, status) => {
    expect(statusFor(frontOf({ PUBLIC_URL: publicUrl }), host)).toBe(status);
  });

  it('is one, and is in the target if the target says it (RFC 9112 §3.2)', () => {
    const front = frontOf();
    expect(front.receive(arriving('/', { host: ['localhost', 'localhost'] }))?.status).toBe(400);
    expect(front.receive(arriving('/', {}))?.status).toBe(400);
    expect(front.receive(arriving('http://evil.example/', { host: 'localhost' }))?.status).toBe(421);
    const absolute = arriving('HTTP://localhost:3000/api/me?x=1', { host: 'evil.example' });
    expect(front.receive(absolute)).toBe(null);
    expect([absolute.url, absolute.headers.host]).toEqual(['/api/me?x=1', 'localhost:3000']);
    expect(absolute.rawHeaders).toEqual(['host', 'localhost:3000']);
    expect(front.receive(arriving('http://ana@localhost/', { host: 'localhost' }))?.status).toBe(400);
    expect(front.receive(arriving('ftp://localhost/', { host: 'localhost' }))?.status).toBe(400);
  });

  it('is the server’s own where a client older than the field asks', () => {
    const old = arriving('/api/me', {}, { httpVersion: '1.0' });
    expect(frontOf().receive(old)).toBe(null);
    expect(old.headers.host).toBe('localhost:3000');
  });

  it('does not matter to whoever asks how the server is', () => {
    for (const path of ['/api/health', '/api/ready', '/api/health?from=balancer']) {
      expect(frontOf().receive(arriving(path, { host: 'balancer.internal' }))).toBe(null);
    }
    expect(frontOf().receive(arriving('/api/health/x', { host: 'balancer.internal' }))?.status).toBe(421);
  });

  it('does not matter to whoever may read the metrics, and to nobody else there', () => {
    const token = 'watch'.repeat(7);
    const front = frontOf({ METRICS_TOKEN: token });
    const asked = (authorization: string) =>
      front.receive(arriving('/api/metrics', { host: 'midair:3000', authorization }));
    expect(asked(`Bearer ${token}`)).toBe(null);
    expect(asked(`Bearer ${token}s`)?.status).toBe(421);
  });

  it('that is not ours: answer and log name PUBLIC_URL, and the log does once', () => {
    const front = frontOf();
    lines.length = 0;
    const host = 'rebound.example:4400';
    const problem = problemOf(front.receive(arriving('/api/documents', { host }, { method: 'POST' })));
    expect(problem).toMatchObject({ error: 'misdirected_request', instance: '/api/documents' });
    expect(problem.type).toBe('http://localhost:3000/problems/misdirected-request');
    expect(problem.message).toContain('PUBLIC_URL');
    const page = front.receive(arriving('/documents/x', { host }));
    expect(page?.fields['Content-Type']).toBe('text/plain; charset=utf-8');
    expect(page?.body).toMatch(/rebound\.example:4400.*PUBLIC_URL/);
    expect(lines).toMatchObject([{ host }]);
    expect(String(lines[0]?.msg)).toContain('PUBLIC_URL');
  });
});

describe('a target', () => {
  it.each([
    '/api/documents/%zz',
    '/api/documents/%ff',
    '/api/documents/%',
    '/api/..',
    '/api/%2e%2e/x',
    '/api/x%2f..%2fy',
    '/api/./me',
    '/\\evil.example',
    '/api/me#x',
    'api/me',
    '',
  ])('that cannot be read is 400: “%s”', (url) => {
    const answer = frontOf().receive(arriving(url));
    expect(answer?.status).toBe(400);
  });

  it.each(['/api/me', '/settings', '/nowhere'])(
    'has so many parameters that each is looked at, and no more: %s',
    (path) => {
      for (const parameter of ['a&', 'a=b&', '&', 'document=%41&']) {
        const many = (count: number) => `${path}?${parameter.repeat(count - 1)}`;
        expect(frontOf().receive(arriving(many(200)))).toBe(null);
        expect(frontOf().receive(arriving(many(201)))?.status).toBe(400);
      }
    },
  );

  it('is the server itself for OPTIONS alone', () => {
    const answer = frontOf().receive(arriving('*', undefined, { method: 'OPTIONS' }));
    expect(answer).toMatchObject({ status: 204, body: '' });
    expect(answer?.fields.Allow).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
    expect(frontOf().receive(arriving('*'))?.status).toBe(400);
  });

  it('of the API is the same with a slash at the end, and none with two', () => {
    const slashed = arriving('/api/documents/?q=a/', undefined, { method: 'PUT' });
    expect(frontOf().receive(slashed)).toBe(null);
    expect(slashed.url).toBe('/api/documents?q=a/');
    for (const url of ['/api//documents', '/api/documents//', '/api//']) {
      expect(problemOf(frontOf().receive(arriving(url)))).toMatchObject({ status: 404, error: 'not_found' });
    }
    const page = arriving('/learn/');
    expect(frontOf().receive(page)).toBe(null);
    expect(page.url).toBe('/learn/');
  });

  it('of a page or a file is only read', () => {
    for (const url of [
      '/',
      '/settings?a=b',
      '/nowhere',
      '/_next/static/x.js',
      '/sw.js',
      '//x',
      '/__nextjs_x',
    ]) {
      for (const method of ['GET', 'HEAD']) {
        expect(frontOf().receive(arriving(url, undefined, { method }))).toBe(null);
      }
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = frontOf().receive(arriving(url, undefined, { method }));
        expect([url, method, answer?.status]).toEqual([url, method, 405]);
        expect(answer?.fields.Allow).toBe('GET, HEAD, OPTIONS');
      }
      const asked = frontOf().receive(arriving(url, undefined, { method: 'OPTIONS' }));
      expect(asked).toMatchObject({ status: 204, body: '', fields: { Allow: 'GET, HEAD, OPTIONS' } });
    }
    expect(frontOf().receive(arriving('/api/nowhere', undefined, { method: 'POST' }))).toBe(null);
  });

  it('is passed on with no more of a long User-Agent than takes a moment to look at', () => {
    for (const length of [100, 500, 60_000]) {
      const request = arriving('/api/me', { host: 'localhost', 'user-agent': 'x'.repeat(length) });
      expect(frontOf().receive(request)).toBe(null);
      expect(request.headers['user-agent']).toBe('x'.repeat(Math.min(length, 500)));
    }
  });

  it('takes no method that nobody knows', () => {
    const answer = frontOf().receive(arriving('/api/me', undefined, { method: 'TRACE' }));
    expect(answer?.status).toBe(501);
    expect(answer?.fields.Allow).toContain('PATCH');
  });
});

describe('a header section', () => {
  it('has no more fields than are looked at', () => {
    const filled = (count: number) =>
      arriving('/api/me', { host: 'localhost', a: Array(count - 1).fill('') });
    expect(frontOf().receive(filled(500))).toBe(null);
    expect(problemOf(frontOf().receive(filled(501)))).toMatchObject({
      status: 431,
      error: 'header_too_large',
    });
  });
});

describe('an early answer', () => {
  const env = { CORS_ORIGINS: 'https://app.example' };

  it('can be read by a site that is allowed, and by no other', () => {
    const allowed = frontOf(env).receive(
      arriving('/api/documents/%zz', { host: 'localhost', origin: 'https://app.example' }),
    );
    expect(problemOf(allowed)).toMatchObject({ error: 'bad_request', instance: '/api/documents/%zz' });
    expect(allowed?.fields).toMatchObject({
      'access-control-allow-origin': 'https://app.example',
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...SAFE_FIELDS,
    });
    expect(allowed?.fields['X-Request-Id']).toMatch(/^[\da-f-]{36}$/);
    const foreign = frontOf(env).receive(
      arriving('/api/documents/%zz', { host: 'localhost', origin: 'https://evil.example' }),
    );
    expect(Object.keys(foreign?.fields ?? {})).not.toContain('access-control-allow-origin');
  });

  it('to bytes that are no request says what it can make out of them', () => {
    const raw = (text: string) => Buffer.from(text, 'latin1');
    const front = frontOf(env);
    const answer = front.refuseUnreadable(
      'HPE_INVALID_HEADER_TOKEN',
      raw(
        'PUT /api/me?a=1 HTTP/1.1\r\nHost: localhost:1\r\nOrigin: https://app.example\r\nbad header\r\n\r\n',
      ),
    );
    expect(answer.status).toBe(400);
    expect(problemOf(answer)).toMatchObject({ instance: '/api/me', error: 'bad_request' });
    expect(problemOf(answer).type).toBe('http://localhost:1/problems/bad-request');
    expect(answer.fields['access-control-allow-origin']).toBe('https://app.example');
    const toHead = front.refuseUnreadable('HPE_INVALID_URL', raw('HEAD /\xff HTTP/1.1\r\n\r\n'));
    expect(toHead).toMatchObject({ status: 400, body: '' });
    expect(front.refuseUnreadable('HPE_HEADER_OVERFLOW', undefined).status).toBe(431);
    expect(front.refuseUnreadable('ERR_HTTP_REQUEST_TIMEOUT', undefined).status).toBe(408);
    expect(problemOf(front.refuseUnreadable('HPE_INVALID_METHOD', raw('\0\x16\x03')))).toMatchObject({
      status: 400,
      instance: '',
    });
  });
});
