/** The connection that a request came by. */
export interface NodeSocket {
  on(event: 'close', listener: () => void): unknown;
  readonly destroyed: boolean;
  destroy(): unknown;
}

/** The part of `node:http`'s IncomingMessage that is read. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly socket: NodeSocket;
}

/** The part of `node:http`'s ServerResponse that is written. */
export interface NodeResponse {
  strictContentLength: boolean;
  getHeaderNames(): string[];
  removeHeader(name: string): void;
  setHeader(name: string, value: string): unknown;
  appendHeader(name: string, value: string): unknown;
  statusMessage: string;
  writeHead(status: number): unknown;
  flushHeaders(): void;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  destroy(): unknown;
  on(event: 'drain', listener: () => void): unknown;
  off(event: 'drain', listener: () => void): unknown;
  readonly headersSent: boolean;
}

/** What a listener needs to know. */
export interface NodeListenerOptions {
  /** Where the server is reached, such as `https://notes.example`: what a request says in Host is not believed. */
  readonly origin: string;
  /** Is told of the handler's faults, and of answers that cannot be sent or break off. */
  readonly onFault: (fault: unknown) => unknown;
}

/** Methods that fetch's Request cannot have. */
const UNKNOWN = new Set(['CONNECT', 'TRACE', 'TRACK']);
/** Bytes of unwanted content that are let pass so that an answer arrives; beyond it the connection is cut. */
const PASSES = 16 * 1024 * 1024;

/**
 * A fetch-style handler as a listener for `node:http`'s `createServer`. A fault is 500 without a word of it; a fault while
 * the answer is on its way cuts the connection. The request's `signal` aborts once its connection has gone. Throws a
 * TypeError for an `origin` that is none. The listener itself never rejects.
 */
export function nodeListener(
  handler: (request: Request) => Promise<Response> | Response,
  { origin: reached, onFault }: NodeListenerOptions,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  const { origin } = new URL(reached);
  if (origin === 'null') throw new TypeError(`origin has to be one of http or https, not ${reached}.`);
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    const forget = whenGone(incoming.socket, gone);
    const upload = uploadOf(incoming);
    try {
      const request = requestOf(incoming, upload.stream, origin, gone.signal);
      const answer =
        typeof request === 'number' ? new Response(null, { status: request }) : await handler(request);
      await send(answer, incoming.method === 'HEAD', outgoing, gone.signal);
      await upload.letPass();
    } catch (fault) {
      // Who went away in the middle is no fault of anybody's here.
      if (!upload.brokeOff(fault) && fault !== gone.signal.reason) report(onFault, fault);
      if (outgoing.headersSent || gone.signal.aborted) outgoing.destroy();
      else {
        sayFault(outgoing);
        await upload.letPass(true);
      }
    } finally {
      forget();
    }
  };
}

/** The requests of each connection that are under way: one listener for all, however many are sent ahead. */
const underWay = new WeakMap<NodeSocket, Set<AbortController>>();

/** Aborts once the connection has gone; returns what ends that. */
function whenGone(socket: NodeSocket, gone: AbortController): () => void {
  let all = underWay.get(socket);
  if (!all) {
    const fresh = new Set<AbortController>();
    underWay.set(socket, fresh);
    socket.on('close', () => {
      for (const one of fresh) one.abort();
    });
    all = fresh;
  }
  all.add(gone);
  if (socket.destroyed) gone.abort();
  return () => void underWay.get(socket)?.delete(gone);
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
  const path = url.startsWith('/') ? url : /^https?:\/\/[^/?#]*(.*)$/is.exec(url)?.[1];
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
  let unwanted = true;
  let breach: { readonly error: unknown } | null = null;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        unwanted = false;
        try {
          const part = await chunks.next();
          if (part.done) controller.close();
          else controller.enqueue(part.value);
        } catch (error) {
          breach = { error };
          throw error;
        }
      },
      // The connection stays where the handler wants no more, so that its answer arrives.
      cancel() {
        unwanted = true;
      },
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    /** Whether that is what reading the upload failed with. */
    brokeOff: (fault: unknown): boolean => breach !== null && breach.error === fault,
    /**
     * Lets pass what nobody wants: else its sender would wait for ever, and the connection could not be used again. What
     * the handler still reads after its answer stays the handler's, unless it failed. Who sends without end is cut off.
     */
    async letPass(failed = false): Promise<void> {
      if (!failed && !unwanted && stream.locked) return;
      try {
        let passed = 0;
        for (let part = await chunks.next(); !part.done; part = await chunks.next()) {
          passed += part.value.length;
          if (passed > PASSES) return void incoming.socket.destroy();
        }
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
  if (answer.bodyUsed) throw new TypeError('The content of the answer has been read before.');
  const reader = answer.body?.getReader();
  const stop = (why?: unknown) => void reader?.cancel(why).catch(() => {});
  const onGone = () => stop(gone.reason);
  gone.addEventListener('abort', onGone);
  try {
    gone.throwIfAborted();
    // What does not fit its Content-Length would be read as part of the next answer.
    outgoing.strictContentLength = !head;
    // Those that are written with the head would take the place of each other where something is set before.
    for (const [name, value] of answer.headers) {
      if (name === 'set-cookie') outgoing.appendHeader(name, value);
      else outgoing.setHeader(name, value);
    }
    outgoing.writeHead(answer.status);
    if (head) stop();
    // An event stream may have nothing to say yet, and is open all the same.
    else if (reader) outgoing.flushHeaders();
    for (let part = head ? null : await reader?.read(); part && !part.done; part = await reader?.read()) {
      gone.throwIfAborted();
      if (!outgoing.write(part.value)) await drained(outgoing, gone);
    }
    gone.throwIfAborted();
    outgoing.end();
  } catch (fault) {
    stop(fault);
    throw fault;
  } finally {
    gone.removeEventListener('abort', onGone);
  }
}

function sayFault(outgoing: NodeResponse): void {
  // What others have set before, such as how long to keep it, was meant for another answer.
  for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name);
  outgoing.strictContentLength = false;
  outgoing.statusMessage = '';
  outgoing.setHeader('Content-Length', '0');
  outgoing.setHeader('Cache-Control', 'no-store');
  outgoing.writeHead(500);
  outgoing.end();
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
    if (gone.aborted) done();
  });
}

/** Whoever is told of faults may not end the process, neither now nor later. */
function report(onFault: (fault: unknown) => unknown, fault: unknown): void {
  new Promise((resolve) => resolve(onFault(fault))).catch(() => {});
}
