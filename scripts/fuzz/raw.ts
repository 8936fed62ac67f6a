import type { Chance } from './chance';
import type { FuzzRequest } from './fuzz-request';
import type { World } from './world';

/** Bytes that are nearly a request, or several, or half of one. */
export function drawRaw(chance: Chance, world: World): FuzzRequest {
  const { host } = world;
  const target = `/api/documents/${world.take(chance, 'document')}`;
  const put = `PUT ${target} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${world.take(chance, 'cookie')}\r\nContent-Type: application/json\r\n`;
  const json = '{"title":"raw","body":"raw"}';
  const size = json.length.toString(16);
  const kinds: readonly [string, string, boolean][] = [
    ['two lengths', `${put}Content-Length: 2\r\nContent-Length: 28\r\n\r\n${json}`, true],
    ['a length of no number', `${put}Content-Length: 2x\r\n\r\n${json}`, true],
    ['a length below zero', `${put}Content-Length: -1\r\n\r\n${json}`, true],
    [
      'length and chunks',
      `${put}Content-Length: 28\r\nTransfer-Encoding: chunked\r\n\r\n${size}\r\n${json}\r\n0\r\n\r\n`,
      true,
    ],
    ['a chunk of no size', `${put}Transfer-Encoding: chunked\r\n\r\nzz\r\n${json}\r\n0\r\n\r\n`, true],
    ['a chunk without end', `${put}Transfer-Encoding: chunked\r\n\r\n${size}\r\n${json}`, false],
    ['a chunk of a huge size', `${put}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n${json}`, false],
    [
      'whole chunks',
      `${put}If-Match: "x"\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${size};x=y\r\n${json}\r\n0\r\nTrailer: x\r\n\r\n`,
      true,
    ],
    ['two codings', `${put}Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`, true],
    ['less than its length', `${put}If-Match: "x"\r\nContent-Length: 1000\r\n\r\n${json}`, false],
    ['half a head', put.slice(0, chance.number(put.length)), false],
    [
      'a folded field',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX: a\r\n b\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'a space before the colon',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX : a\r\nConnection: close\r\n\r\n`,
      true,
    ],
    ['line feeds alone', `GET /api/health HTTP/1.1\nHost: ${host}\nConnection: close\n\n`, true],
    ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n', true],
    [
      'two hosts',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      true,
    ],
    ['an old version', 'GET /api/health HTTP/1.0\r\n\r\n', true],
    ['no version', 'GET /api/health\r\n\r\n', true],
    ['another version', `GET /api/health HTTP/9.9\r\nHost: ${host}\r\n\r\n`, true],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', true],
    ['the beginning of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', true],
    [
      'a head too large',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
      true,
    ],
    [
      'many fields',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\n${'X: y\r\n'.repeat(3_000)}Connection: close\r\n\r\n`,
      true,
    ],
    [
      'an upgrade',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      false,
    ],
    [
      'an expectation',
      `${put}Expect: 200-maybe\r\nContent-Length: 28\r\nConnection: close\r\n\r\n${json}`,
      true,
    ],
    [
      'ten in a row',
      `${`GET /api/health HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(9)}GET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'one hidden in another',
      `${put}If-Match: "x"\r\nContent-Length: 0\r\n\r\nDELETE ${target} HTTP/1.1\r\nHost: ${host}\r\nIf-Match: "x"\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'a NUL in a field',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX: a\0b\r\nConnection: close\r\n\r\n`,
      true,
    ],
    ['noise', Array.from({ length: 200 }, () => String.fromCharCode(chance.number(256))).join(''), false],
    ['nothing', '', false],
    [
      'writes in a row, of which the second is refused',
      `${put}If-Match: *\r\nContent-Length: 28\r\n\r\n${json}${put}If-Match: "x"\r\nContent-Length: 28\r\nConnection: close\r\n\r\n${json}`,
      true,
    ],
    [
      'a row of refused writes',
      `${`${put}If-Match: "x"\r\nContent-Length: 28\r\n\r\n${json}`.repeat(20)}${put}Content-Length: 0\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'the same length twice',
      `${put}If-Match: "x"\r\nContent-Length: 28\r\nContent-Length: 28\r\n\r\n${json}`,
      true,
    ],
    ['lengths in a list', `${put}If-Match: "x"\r\nContent-Length: 28, 28\r\n\r\n${json}`, true],
    ['a length with a sign', `${put}If-Match: "x"\r\nContent-Length: +28\r\n\r\n${json}`, true],
    [
      'line feeds alone in chunks',
      `${put}If-Match: "x"\r\nTransfer-Encoding: chunked\r\n\r\n${size}\n${json}\n0\n\n`,
      true,
    ],
    [
      'a trailer too large',
      `${put}If-Match: "x"\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`,
      true,
    ],
    [
      'an extension too large',
      `${put}If-Match: "x"\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${size};${'x'.repeat(70_000)}\r\n${json}\r\n0\r\n\r\n`,
      true,
    ],
    [
      'two keys',
      `${put}If-Match: "x"\r\nIdempotency-Key: "a"\r\nIdempotency-Key: "b"\r\nContent-Length: 28\r\nConnection: close\r\n\r\n${json}`,
      true,
    ],
    [
      'two cookies and two conditions',
      `${put}Cookie: a=b\r\nIf-Match: "x"\r\nIf-Match: "y"\r\nContent-Length: 28\r\nConnection: close\r\n\r\n${json}`,
      true,
    ],
    ['all of the server', `OPTIONS * HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, true],
    ['a tunnel', `CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, true],
    ['an echo', `TRACE ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, true],
    [
      'an address of its own',
      `GET http://${host}${target} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'an upgrade to HTTP/2',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`,
      true,
    ],
    [
      'a wait for 100 and then nothing',
      `${put}If-Match: *\r\nExpect: 100-continue\r\nContent-Length: 28\r\n\r\n`,
      false,
    ],
    [
      'all of it before the 100',
      `${put}If-Match: "x"\r\nExpect: 100-continue\r\nContent-Length: 28\r\nConnection: close\r\n\r\n${json}`,
      true,
    ],
    [
      'much less than a large length',
      `${put}If-Match: *\r\nContent-Length: 99999999999\r\n\r\n${json}`,
      false,
    ],
    [
      'half of a character at the end',
      `${put}If-Match: *\r\nContent-Length: 29\r\n\r\n${json.slice(0, -2)}\xf0\x9f`,
      false,
    ],
    [
      'empty lines first',
      `\r\n\r\nGET /api/health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'a field without a name',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\n: a\r\nConnection: close\r\n\r\n`,
      true,
    ],
    [
      'a carriage return in a field',
      `GET /api/health HTTP/1.1\r\nHost: ${host}\r\nX: a\rX-Injected: y\r\nConnection: close\r\n\r\n`,
      true,
    ],
  ];
  const [line, text, whole] = chance.of(kinds);
  const method = /^[A-Z]+/.exec(text)?.[0] ?? '';
  return { line, method, target, bytes: Buffer.from(text, 'latin1'), kind: whole ? 'whole' : 'part' };
}
