import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a faulty server would do. */
export type Plant = 'lost' | 'doubled' | 'forked' | 'stale';

/** A proxy that makes a sound server look like a faulty one. */
export interface PlantingProxy {
  readonly address: string;
  /** How often the fault was planted; everything else passes as it is. */
  readonly planted: number;
  close(): Promise<void>;
}

interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** So many requests pass before. */
const FIRST = 100;
/** It is planted as often: whoever gets the answer may have hung up. */
const TIMES = 3;
/** How many requests a version is older by at the least that is taken for an old one. */
const OLD = 200;

/** Stands before a server and plants faults of a kind, as soon as there is an occasion for it. */
export async function plantingProxy(target: string, plant: Plant): Promise<PlantingProxy> {
  const agent = new http.Agent({ keepAlive: true });
  const shown = new Map<string, { readonly answer: Answered; readonly at: number }>();
  let passed = 0;
  let planted = 0;

  async function pass({ method, url, headers, body }: Asked): Promise<Answered> {
    const request = http.request(new URL(url, target), { method, headers, agent });
    request.end(body);
    const [message] = (await once(request, 'response')) as [IncomingMessage];
    return { status: message.statusCode ?? 0, headers: message.headers, body: await buffer(message) };
  }

  /** The answer of a server that has the fault; `null` where this is no occasion. */
  async function faulty(asked: Asked): Promise<Answered | null> {
    const { method, url, headers } = asked;
    if (plant === 'stale') {
      if (method !== 'GET') return null;
      const now = await pass(asked);
      if (now.status !== 200) return null;
      const before = shown.get(url) ?? { answer: now, at: passed };
      shown.set(url, before);
      const isOld = before.answer.headers.etag !== now.headers.etag && passed - before.at > OLD;
      return isOld ? before.answer : null;
    }
    if (method !== 'PUT' || headers['if-match'] === undefined) return null;
    const { 'idempotency-key': _, ...bare } = headers;
    switch (plant) {
      case 'lost':
        return { status: 204, headers: { etag: '"1000000-0123456789abcdef"' }, body: Buffer.from('') };
      case 'doubled': {
        const first = await pass(asked);
        if (first.status !== 204) return null;
        // Other bytes, or it would be no other version.
        const body = Buffer.concat([asked.body, Buffer.from('\n')]);
        const length = { 'content-length': String(body.length) };
        const second = await pass({
          ...asked,
          headers: { ...bare, ...length, 'if-match': first.headers.etag },
          body,
        });
        return second.status === 204 ? first : null;
      }
      case 'forked': {
        const current = await pass({
          method: 'HEAD',
          url,
          headers: { cookie: headers.cookie },
          body: Buffer.from(''),
        });
        if (current.status !== 200 || current.headers.etag === headers['if-match']) return null;
        const saved = await pass({ ...asked, headers: { ...bare, 'if-match': current.headers.etag } });
        return saved.status === 204 ? saved : null;
      }
    }
  }

  async function answer(asked: Asked): Promise<Answered> {
    passed += 1;
    const instead = planted === TIMES || passed < FIRST ? null : await faulty(asked);
    if (instead) planted += 1;
    return instead ?? pass(asked);
  }

  const proxy = http.createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const asked = { method, url, headers, body: await buffer(request) };
    const { status, headers: fields, body } = await answer(asked);
    response.writeHead(status, fields).end(body);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    get planted() {
      return planted;
    },
    close: async () => {
      agent.destroy();
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
