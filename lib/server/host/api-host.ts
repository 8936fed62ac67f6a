import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeRequest } from 'srvx/node';
import { WIRE, type Wire } from '@/lib/server/http/wire';
import { routeTable } from './route-table';
import { sendAnswer, sendFault } from './send-answer';
import { Upload } from './upload';

type Handler = (request: Request, context: { readonly params: Promise<unknown> }) => Promise<Response>;

/** What a route file exports: a handler for each method. */
export type RouteFile = Readonly<Record<string, Handler>>;

/** Answers a request that the front let pass. Never rejects. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Serves route files without the framework, which takes several times as long over a request as they do. They are the same
 * files, called in the same way, so that they can be served by either. A fault is 500 without a word of it; a fault while
 * the answer is on its way cuts the connection.
 *
 * @param files every route file by its pattern; one of them has to take whatever no other takes.
 * @param onFault is told of faults of handlers, and of answers that cannot be sent, under the name that the answer says.
 */
export function apiHost(
  files: Readonly<Record<string, RouteFile>>,
  onFault: (fault: unknown, request: string) => void,
): NodeHandler {
  const find = routeTable(files);
  return async (req, res) => {
    const upload = new Upload(req);
    const request = new HostedRequest(req, res, upload);
    try {
      const [path = ''] = (req.url ?? '').split('?');
      const found = find(path);
      const handler = found?.target[req.method ?? ''];
      if (!found || !handler) throw new Error(`No route takes ${req.method} ${path}.`);
      const answer = await handler(request, { params: Promise.resolve(found.params) });
      upload.conclude(res);
      await sendAnswer(answer, req.method === 'HEAD', res);
    } catch (fault) {
      const id = randomUUID();
      // Who went away in the middle is no fault of anybody's here.
      if (!upload.isBreach(fault) && !(res.destroyed && fault === request.signal.reason)) onFault(fault, id);
      upload.letPass();
      sendFault(res, id);
    }
  };
}

/** A request of which nothing is made before it is asked for, whose target and host the front has seen to. */
class HostedRequest extends NodeRequest {
  readonly [WIRE]: Wire;
  readonly #req: IncomingMessage;
  readonly #upload: Upload;

  constructor(req: IncomingMessage, res: ServerResponse, upload: Upload) {
    super({ req, res });
    this.#req = req;
    this.#upload = upload;
    this[WIRE] = {
      peer: req.socket.remoteAddress ?? '',
      receive: (limit) => upload.receive(limit),
    };
  }

  override get url(): string {
    return `http://${this.#req.headers.host}${this.#req.url}`;
  }

  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    if (this.method === 'GET' || this.method === 'HEAD') return null;
    return this.#upload.stream as ReadableStream<Uint8Array<ArrayBuffer>>;
  }
}
