/** The part of `node:http`'s IncomingMessage that is read. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly rawHeaders: readonly string[];
}

/** The part of `node:http`'s ServerResponse that is written. */
export interface NodeResponse {
  writeHead(status: number, headers: string[]): unknown;
  write(chunk: Uint8Array): boolean;
  end(): unknown;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  readonly destroyed: boolean;
}

/**
 * A fetch-style handler as a listener for `node:http`'s `createServer`. `origin` is where the server is reached, such as
 * `https://notes.example`: what a request says in Host is not believed. A fault of the handler is 500 without a word of
 * it, and goes to `onFault`.
 */
export function nodeListener(
  handler: (request: Request) => Promise<Response> | Response,
  { origin, onFault }: { readonly origin: string; readonly onFault: (fault: unknown) => void },
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    let answer: Response;
    try {
      answer = await handler(requestOf(incoming, origin));
    } catch (fault) {
      onFault(fault);
      answer = new Response(null, { status: 500 });
    }
    outgoing.writeHead(answer.status, [...answer.headers].flat());
    const reader = answer.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      if (outgoing.destroyed) return reader?.cancel();
      if (!outgoing.write(part.value)) await drained(outgoing);
    }
    outgoing.end();
  };
}

function requestOf(incoming: NodeRequest, origin: string): Request {
  const { method = 'GET', url = '/', rawHeaders } = incoming;
  const headers = new Headers();
  // Lines of one field are one list (RFC 9110 §5.3): Node would keep only the first of some fields.
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
  const target = new URL(url.startsWith('/') ? `${origin}${url}` : origin);
  if (method === 'GET' || method === 'HEAD') return new Request(target, { method, headers });
  const init = { method, headers, body: streamOf(incoming), duplex: 'half' };
  return new Request(target, init);
}

function streamOf(incoming: NodeRequest): ReadableStream<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await chunks.next();
      if (part.done) controller.close();
      else controller.enqueue(part.value);
    },
    // Nothing to do where the handler wants no more: ending the iteration would cut the connection, and with it the answer
    // that says why. Node lets the rest pass once the answer is out.
  });
}

function drained(outgoing: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('drain', resolve);
    outgoing.once('close', resolve);
  });
}
