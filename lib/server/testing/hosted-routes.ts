import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { apiHost, type RouteFile } from '@/lib/server/host/api-host';

/** What answers one method of a route. */
export type HostedHandler = RouteFile[string];

const running: http.Server[] = [];
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/**
 * A server of these handlers, by method and pattern, until the end of the test, with a connection that is kept for one request
 * after the other. `before` is done with each answer before it is begun, as the server around the host may.
 */
export async function hostedRoutes(
  handlers: Readonly<Record<string, HostedHandler>>,
  before: (response: ServerResponse) => void = () => {},
) {
  const routes: Record<string, Record<string, HostedHandler>> = {};
  const nothing = async () => new Response(null, { status: 404 });
  for (const [key, handler] of Object.entries({ ...handlers, 'GET /api/[...path]': nothing })) {
    const [method = '', pattern = ''] = key.split(' ');
    routes[pattern] = { ...routes[pattern], [method]: handler };
  }
  const faults: unknown[] = [];
  /** Under which names they were reported. */
  const named: string[] = [];
  const handle = apiHost(routes, (fault, request) => {
    faults.push(fault);
    named.push(request);
  });
  const ended: Promise<void>[] = [];
  const server = http.createServer((request, response) => {
    before(response);
    ended.push(handle(request, response));
  });
  running.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async (method: string, path: string, content?: string | Buffer, headers = {}) => {
    const request = http.request({ port, host: '127.0.0.1', agent, method, path, headers }).end(content);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    const pieces: Buffer[] = [];
    for await (const piece of answer) pieces.push(piece);
    return { answer, content: Buffer.concat(pieces).toString(), socket: request.socket };
  };
  return { port, ask, faults, named, ended };
}
