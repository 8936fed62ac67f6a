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
  destroy(): unknown;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  readonly destroyed: boolean;
}

/**
 * A fetch-style handler as a listener for `node:http`'s `createServer`. `origin` is where the server is reached, such as
 * `https://notes.example`: what a request says in Host is not believed. A fault of the handler is 500 without a word of
 * it, and goes to `onFault`; a fault while the answer is on its way cuts the connection.
 */
export function nodeListener(
  handler: (request: Request) => Promise<Response> | Response,
  { origin, onFault }: { readonly origin: string; readonly onFault: (fault: unknown) => void },
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const chunks = incoming[Symbol.asyncIterator]();
    let answer: Response;
    try {
      answer = await handler(requestOf(incoming, chunks, origin));
    } catch (fault) {
      onFault(fault);
      answer = new Response(null, { status: 500 });
    }
    outgoing.writeHead(answer.status, [...answer.headers].flat());
    try {
      await send(answer, outgoing);
      await passBy(chunks);
    } catch (fault) {
      // What was sent cannot be taken back: only a cut tells the reader that the rest is missing.
      onFault(fault);
      outgoing.destroy();
    }
  };
}

async function send(answer: Response, outgoing: NodeResponse): Promise<void> {
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    if (outgoing.destroyed) return reader?.cancel();
    if (!outgoing.write(part.value)) await drained(outgoing);
  }
  outgoing.end();
}

function requestOf(incoming: NodeRequest, chunks: AsyncIterator<Uint8Array>, origin: string): Request {
  const { method = 'GET', url = '/', rawHeaders } = incoming;
  const headers = new Headers();
  // Lines of one field are one list (RFC 9110 §5.3): Node would keep only the first of some fields.
  for (let at = 0; at < rawHeaders.length; at += 2) headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
  const target = new URL(url.startsWith('/') ? `${origin}${url}` : origin);
  if (method === 'GET' || method === 'HEAD') return new Request(target, { method, headers });
  const init = { method, headers, body: streamOf(chunks), duplex: 'half' };
  return new Request(target, init);
}

/** Nothing is read before it is wanted. Where the handler wants no more, the connection stays, so that its answer arrives. */
function streamOf(chunks: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const part = await chunks.next();
    if (part.done) controller.close();
    else controller.enqueue(part.value);
  };
  return new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
}

/** Lets go by what nobody wanted: else its sender would wait for ever, and the connection could not be used again. */
async function passBy(chunks: AsyncIterator<Uint8Array>): Promise<void> {
  try {
    while (!(await chunks.next()).done);
  } catch {
    // The sender has gone, and its answer is out.
  }
}

function drained(outgoing: NodeResponse): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('drain', resolve);
    outgoing.once('close', resolve);
  });
}
