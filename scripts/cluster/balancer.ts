import { createServer, type RequestListener, type Server } from 'node:http';
import { passOn } from './pass-on';

/** Where requests may be passed on to. */
export interface Target {
  readonly port: number;
  readonly isReady: boolean;
}

/**
 * A server that passes requests on to those of the targets that are ready, in turn: no request depends on which one it meets.
 * While none is, since all miss the same thing, each may still answer much.
 */
export function balancer(targets: readonly Target[]): Server {
  let turn = 0;
  const pass: RequestListener = (request, response) => {
    const first = turn++ % Math.max(targets.length, 1);
    const inTurn = [...targets.slice(first), ...targets.slice(0, first)];
    const ready = inTurn.filter(({ isReady }) => isReady);
    passOn(
      { request, response },
      (ready.length > 0 ? ready : inTurn).map(({ port }) => port),
    );
  };
  // What is too much, too slow or not complete is for the instances to say.
  const server = createServer({ maxHeaderSize: 128 * 1024, requireHostHeader: false });
  server.maxHeadersCount = 0;
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, pass);
  return server;
}
