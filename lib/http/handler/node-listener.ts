/** The part of `node:http`'s IncomingMessage that is read. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
  /** Whether all of it has arrived. */
  readonly complete: boolean;
  readonly socket: {
    on(event: 'close', listener: () => void): unknown;
    off(event: 'close', listener: () => void): unknown;
  };
}

/** The part of `node:http`'s ServerResponse that is written. */
export interface NodeResponse {
  writeHead(status: number, headers?: string[]): unknown;
  flushHeaders(): void;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(): unknown;
  on(event: 'drain', listener: () => void): unknown;
  off(event: 'drain', listener: () => void): unknown;
  readonly headersSent: boolean;
  readonly destroyed: boolean;
}

/** What a listener needs to know. */
export interface NodeListenerOptions {
  /** Where the server is reached, such as `https://notes.example`: what a request says in Host is not believed. */
  readonly origin: string;
  /** Is told of the handler's faults, of answers that break off, and of answers that cannot be sent. */
  readonly onFault: (fault: unknown) => void;
}

/** Methods that fetch's Request cannot have. */
const UNKNOWN = new Set(['CONNECT', 'TRACE', 'TRACK']);

/**
 * A fetch-style handler as a listener for `node:http`'s `createServer`. A fault is 500 without a word of it; a fault while
 * the answer is on its way cuts the connection. The request's `signal` aborts once its sender has gone. Throws a
 * TypeError for an `origin` that is none. The listener itself never rejects.
 */
export function nodeListener(
  handler: (request: Request) => Promise<Response> | Response,
  { origin: asked, onFault }: NodeListenerOptions,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  const { origin } = new URL(asked);
  if (origin === 'null') throw new TypeError(`origin has to be one of http or https, not ${asked}.`);
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    const onClose = () => gone.abort();
    // The connection's end, not the answer's: an answer behind another one on the same connection has none of its own.
    incoming.socket.on('close', onClose);
    const upload = uploadOf(incoming);
    try {
      const request = requestOf(incoming, upload.stream, origin, gone.signal);
      const answer =
        typeof request === 'number' ? new Response(null, { status: request }) : await handler(request);
      await send(answer, incoming.method === 'HEAD', outgoing, gone.signal);
      await upload.letPass();
    } catch (fault) {
      // Who went away in the middle of an upload is no fault of anybody's here.
      if (!gone.signal.aborted || incoming.complete) report(onFault, fault);
      if (outgoing.headersSent) outgoing.destroy();
      else if (!outgoing.destroyed) {
        outgoing.writeHead(500);
        outgoing.end();
      }
    } finally {
      incoming.socket.off('close', onClose);
    }
  };
}

/** The request, or the status that answers what fetch has no request for. */
function requestOf(
  { method = 'GET', url = '/', rawHeaders }: NodeRequest,
  body: ReadableStream<Uint8Array>,
  origin: string,
  signal: AbortSignal,
): Request | number {
  if (UNKNOWN.has(method)) return 501;
  if (url === '*') return method === 'OPTIONS' ? 204 : 400;
  // A server takes absolute targets too, as proxies send them (RFC 9112 §3.2.2); whose they are, it decides itself.
  const path = url.startsWith('/') ? url : /^https?:\/\/[^/?#]*(.*)$/i.exec(url)?.[1];
  if (path === undefined || !URL.canParse(`${origin}${path}`)) return 400;
  const headers = new Headers();
  // Lines of one field are one list (RFC 9110 §5.3): Node would keep only the first of some fields.
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
  const init = { method, headers, signal };
  const content = method === 'GET' || method === 'HEAD' ? {} : { body, duplex: 'half' };
  return new Request(`${origin}${path}`, { ...init, ...content });
}

/** What arrives, as a stream from which nothing is read before it is wanted. */
function uploadOf(incoming: NodeRequest) {
  const chunks = incoming[Symbol.asyncIterator]();
  let state: 'untouched' | 'read' | 'unwanted' = 'untouched';
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        state = 'read';
        const part = await chunks.next();
        if (part.done) controller.close();
        else controller.enqueue(part.value);
      },
      // The connection stays where the handler wants no more, so that its answer arrives.
      cancel() {
        state = 'unwanted';
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    /**
     * Lets go by what nobody wants: else its sender would wait for ever, and the connection could not be used again. What
     * the handler still reads after its answer stays the handler's.
     */
    async letPass(): Promise<void> {
      if (state === 'read') return;
      try {
        while (!(await chunks.next()).done);
      } catch {
        // The sender has gone, and its answer is out.
      }
    },
  };
}

async function send(
  answer: Response,
  head: boolean,
  outgoing: NodeResponse,
  gone: AbortSignal,
): Promise<void> {
  outgoing.writeHead(answer.status, [...answer.headers].flat());
  const reader = answer.body?.getReader();
  const stop = () => void reader?.cancel().catch(() => {});
  if (head || gone.aborted) {
    stop();
    outgoing.end();
    return;
  }
  gone.addEventListener('abort', stop);
  try {
    // An event stream may have nothing to say yet, and is open all the same.
    if (reader) outgoing.flushHeaders();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      if (gone.aborted) return;
      if (!outgoing.write(part.value)) await drained(outgoing, gone);
    }
    outgoing.end();
  } finally {
    gone.removeEventListener('abort', stop);
  }
}

function drained(outgoing: NodeResponse, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done);
      gone.removeEventListener('abort', done);
      resolve();
    };
    outgoing.on('drain', done);
    gone.addEventListener('abort', done);
  });
}

function report(onFault: (fault: unknown) => void, fault: unknown): void {
  try {
    onFault(fault);
  } catch {
    // Whoever is told of faults may not end the process.
  }
}
