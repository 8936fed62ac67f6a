import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeRequest } from 'srvx/node';
import { contentOf } from './content-of';
import { routeTable } from './route-table';
import { sendAnswer } from './send-answer';

type Handler = (request: Request, context: { readonly params: Promise<unknown> }) => Promise<Response>;

/** What a route file exports: a handler for each method. */
export type RouteFile = Readonly<Record<string, Handler>>;

/** Answers a request that the front let pass. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Serves route files without the framework, which takes several times as long over a request as they do. They are the same
 * files, called in the same way, so that they can be served by either.
 *
 * @param files every route file by its pattern; one of them has to take whatever no other takes.
 */
export function apiHost(files: Readonly<Record<string, RouteFile>>): NodeHandler {
  const find = routeTable(files);
  return async (req, res) => {
    const [path = ''] = (req.url ?? '').split('?');
    const found = find(path);
    const handler = found?.target[req.method ?? ''];
    if (!found || !handler) throw new Error(`No route takes ${req.method} ${path}.`);
    const answer = await handler(requestOf(req, res), { params: Promise.resolve(found.params) });
    await sendAnswer(answer, res);
  };
}

function requestOf(req: IncomingMessage, res: ServerResponse): Request {
  const request = new NodeRequest({ req, res });
  let content: ReadableStream<Uint8Array> | null = null;
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    Object.defineProperty(request, 'body', {
      get: () => {
        content ??= contentOf(req, res);
        return content;
      },
    });
  }
  return request;
}
