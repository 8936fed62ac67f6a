import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** A gateway in front of the application: what a browser meets when a release is rolled out, or a server is down. */
export interface Gateway {
  readonly address: string;
  /** From now on the application looks like another build of itself, whose id this returns. */
  release(): string;
  /** What the gateway does from now on: passes everything on, answers by itself, or has no worker any more. */
  be(manner: 'open' | 'down' | 'without-worker'): void;
  close(): Promise<void>;
}

const BUILD = readFileSync(path.join('.next', 'BUILD_ID'), 'utf8').trim();
const TEXT = /^(?:text\/|application\/javascript|text\/x-component)/;

/** Starts a gateway in front of the application at an address. */
export async function gateway(application: string): Promise<Gateway> {
  let manner: Parameters<Gateway['be']>[0] = 'open';
  let releases = 0;
  // As long as the real one, so that lengths stay right, and never the real one, which may end in anything.
  const mark = BUILD.at(-2) === '_' ? '-' : '_';
  const build = () => (releases === 0 ? BUILD : `${BUILD.slice(0, -2)}${mark}${releases}`);

  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const address = new URL((incoming.url ?? '/').replaceAll(build(), BUILD), application);
    const { 'accept-encoding': _, ...headers } = incoming.headers;
    const asked = request(address, { method: incoming.method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      const isApi = address.pathname.startsWith('/api/');
      if (isApi || !TEXT.test(answer.headers['content-type'] ?? '')) {
        answer.pipe(outgoing);
        return;
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => outgoing.end(Buffer.concat(parts).toString().replaceAll(BUILD, build())));
    });
    asked.on('error', () => outgoing.destroy());
    outgoing.on('close', () => asked.destroy());
    incoming.pipe(asked);
  };

  const server = createServer((incoming, outgoing) => {
    if (manner === 'down') outgoing.writeHead(502, { 'Content-Type': 'text/html' }).end('Bad Gateway');
    else if (manner === 'without-worker' && incoming.url === '/sw.js') outgoing.writeHead(404).end();
    else pass(incoming, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release: () => {
      releases++;
      return build();
    },
    be: (next) => {
      manner = next;
      if (next === 'down') server.closeAllConnections();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
