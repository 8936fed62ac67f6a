import { after } from './after';
import { patience } from './patience';

/** Milliseconds in which some bytes have to leave. */
export const STALLED = 30_000;
/** Milliseconds that an answer may take at most once everything has left. */
const ANSWER = 60_000;
/** Bytes a millisecond, of the slowest network worth waiting for: what has left may still be in somebody's buffer. */
const SLOWEST = 8;

/** The `readyState` of a request whose answer begins. */
const HEADERS = 2;

/** One request with content. */
export interface Upload {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignal;
  /** Called whenever bytes have left, with the share of them in [0, 1]. */
  readonly onProgress?: (share: number) => void;
  readonly doubt?: Doubt;
}

/** How to tell a connection of which nothing will ever come from a server that takes its time. */
interface Doubt {
  /** Milliseconds of silence, once everything has left, after which to ask. */
  readonly after: number;
  /** Asks the same server something else, over other connections; rejects where it does not answer either. */
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
}

/**
 * Sends content and tells how far it is, which `fetch` cannot. However slow the network is, nothing is broken off while
 * bytes move. Rejects with the signal's reason, or an error if no answer came: redirections are none, for what is
 * elsewhere is not what was asked for. With a `doubt` it is given up as soon as what was asked later is answered first: it may
 * have arrived all the same, so that is only for what may be sent again.
 */
export function upload(
  { method, path, headers, body, signal, onProgress, doubt }: Upload,
  request: XMLHttpRequest = new XMLHttpRequest(),
): Promise<Response> {
  const bytes = new TextEncoder().encode(body);
  const waiting = patience(STALLED);
  const answering = new AbortController();
  return new Promise<Response>((resolve, reject) => {
    const fail = (reason: unknown) => {
      reject(reason);
      request.abort();
    };
    signal?.throwIfAborted();
    signal?.addEventListener('abort', () => fail(signal.reason));
    waiting.signal.addEventListener('abort', () => fail(waiting.signal.reason));
    request.open(method, path);
    request.responseType = 'arraybuffer';
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    let left = -1;
    request.upload.onprogress = ({ loaded }) => {
      if (loaded <= left) return;
      left = loaded;
      waiting.moved(STALLED);
      onProgress?.(loaded / bytes.length);
    };
    request.upload.onload = () => {
      const underWay = bytes.length / SLOWEST;
      waiting.moved(ANSWER + underWay);
      if (!doubt || answering.signal.aborted) return;
      const cancel = after(doubt.after + underWay, () => {
        doubt.ask(answering.signal).then(
          () => answering.signal.aborted || fail(new TypeError('The server answers others.')),
          () => {},
        );
      });
      answering.signal.addEventListener('abort', cancel);
    };
    request.onreadystatechange = () => request.readyState >= HEADERS && answering.abort();
    request.onprogress = () => waiting.moved(STALLED);
    request.onload = () => {
      if (request.responseURL !== '' && !isAt(request.responseURL, path)) {
        reject(new TypeError('The answer came from elsewhere.'));
      } else resolve(answerOf(request));
    };
    request.onerror = () => reject(new TypeError('No answer came.'));
    request.send(bytes);
  }).finally(() => {
    waiting.end();
    answering.abort();
  });
}

function isAt(url: string, path: string): boolean {
  const { pathname, search, origin } = new URL(url);
  return pathname + search === path && origin === globalThis.location?.origin;
}

/** What an `XMLHttpRequest` received, in the form that all others have. */
function answerOf(request: XMLHttpRequest): Response {
  const lines = request.getAllResponseHeaders().split('\r\n');
  const headers = new Headers(
    lines.flatMap((line): [string, string][] => {
      const colon = line.indexOf(':');
      return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1).trim()]] : [];
    }),
  );
  const { status, response } = request;
  const empty = status === 204 || status === 205 || status === 304;
  return new Response(empty ? null : (response as ArrayBuffer | null), { status, headers });
}
