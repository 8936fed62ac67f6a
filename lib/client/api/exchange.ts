import { after } from './after';
import { type Attempt, insist } from './insist';
import { Latency } from './latency';
import { patience } from './patience';
import { NetworkError, problemError } from './problem-error';
import { STALLED, upload } from './upload';

/** A request, but for where it goes. */
export interface Request {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /**
   * `no-cache` (the default) asks the server each time, with the tag of what the browser has kept, so a 304 saves the
   * transfer and never the question; `default` is for what is the same for ever; `no-store` keeps out of it altogether.
   */
  readonly cache?: RequestCache;
  readonly signal?: AbortSignal;
  /** Goes on although its page goes. All such requests together may bring 64 KiB (Fetch §4.6). */
  readonly keepalive?: boolean;
  /** Called while the content leaves, with the share that has, in [0, 1]. */
  readonly onProgress?: (share: number) => void;
  /** Asks again beside a request that has no answer yet: see `insist`. Only where asking changes nothing. */
  readonly insistently?: boolean;
  /**
   * Which time it is that this very content is sent, from 1: it is given up soon where the server answers other requests and
   * not this. Only where it may be sent again.
   */
  readonly attempt?: number;
}

/** The parts of a request that send a value as JSON. */
export function sentJson(
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Pick<Request, 'body' | 'headers'> {
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } };
}

/** Asks the server. Resolves to a 2xx answer, or a 304 that was asked for by `If-None-Match`; throws `ProblemError` for any other and `NetworkError` for none. */
export type Exchange = (path: string, request?: Request) => Promise<Response>;

const latency = new Latency();

/** The exchange over the browser's own means. It waits as long as something moves, and never longer. */
export const exchange: Exchange = async (path, request = {}) => {
  const { signal } = request;
  let response: Response;
  try {
    response = request.insistently
      ? await insist((attempt) => ask(path, request, attempt), after, latency, signal)
      : await send(path, request);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError('No answer from the server.', { cause: error });
  }
  if (!response.ok && response.status !== 304) throw await problemError(response, Date.now());
  return response;
};

async function send(path: string, { signal, onProgress, attempt, ...request }: Request): Promise<Response> {
  const { method = 'GET', body, headers = {}, keepalive } = request;
  if (body !== undefined && !keepalive && typeof XMLHttpRequest === 'function') {
    const doubt = attempt === undefined ? undefined : { after: latency.lost(attempt), ask: askWhetherThere };
    return upload({ method, path, headers, body, signal, onProgress, doubt });
  }
  return get(path, { ...request, signal });
}

/** Asks the server for a sign of life; rejects where it gives none. */
async function askWhetherThere(signal: AbortSignal): Promise<void> {
  const answer = await insist((attempt) => ask('/api/health', {}, attempt), after, latency, signal);
  if (!answer.ok) throw new NetworkError('The server is not well.');
}

/** One of several requests for the same. What the browser keeps would have each wait for the one before. */
function ask(
  path: string,
  { cache, ...request }: Request,
  { signal, nth, began }: Attempt,
): Promise<Response> {
  return get(path, { ...request, cache: nth === 0 ? cache : 'no-store', signal }, began);
}

async function get(
  path: string,
  {
    signal,
    onProgress: _onProgress,
    insistently: _insistently,
    attempt: _attempt,
    cache,
    ...request
  }: Request,
  began?: () => void,
): Promise<Response> {
  const waiting = patience(STALLED);
  const asked = performance.now();
  try {
    const response = await fetch(path, {
      credentials: 'same-origin',
      redirect: 'error',
      ...request,
      cache: cache ?? 'no-cache',
      signal: signal ? AbortSignal.any([signal, waiting.signal]) : waiting.signal,
    });
    latency.note(performance.now() - asked);
    began?.();
    return await whole(response, () => waiting.moved(STALLED));
  } finally {
    waiting.end();
  }
}

/** The answer once all of it is there, however slowly it comes. */
async function whole(response: Response, moved: () => void): Promise<Response> {
  moved();
  if (!response.body) return response;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    moved();
    chunks.push(next.value);
  }
  const { status, statusText, headers } = response;
  // A browser gives a 204 an empty body, but refuses to make one that has any.
  return new Response(chunks.length > 0 ? new Blob(chunks) : null, { status, statusText, headers });
}
