import http, { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { endToEnd, valuesOf } from './end-to-end';

/** A request to be answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Fields that only whoever stands in front of the instances may set. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];
/** Has the fields sent without waiting for content, letter by letter; Node's own way to do that would encode them anew. */
const NOTHING = Buffer.alloc(0);
/** Whoever passes a message on says so (RFC 9110 §7.6.3). */
const VIA = ['Via', '1.1 midair-cluster'];

/**
 * Passes a request on to the first of these ports, and its answer back as it comes. Only where nobody listens at it, so that
 * nothing can have been carried out, is it the next one's.
 */
export function passOn(exchange: Exchange, [port, ...others]: readonly number[]): void {
  const { request, response } = exchange;
  if (port === undefined) {
    refuse(response, 503, 'No instance is there. Nothing was changed; try again in a moment.');
    return;
  }
  let isReached = false;
  const onward = http.request({
    host: '127.0.0.1',
    port,
    // A connection for each request: one that was used before may be gone, and nobody could tell what became of a request on it.
    agent: false,
    method: request.method,
    path: request.url,
    headers: onwardFields(request),
    setHost: false,
  });
  const giveUp = () => onward.destroy();
  response.once('close', giveUp);
  // Nobody needs the rest of what was answered before it was all there, but another request may come behind it.
  response.once('finish', () => {
    request.unpipe(onward).resume();
    onward.destroy();
  });
  onward.once('socket', (socket) =>
    socket.once('connect', () => {
      isReached = true;
      onward.write(NOTHING);
      request.pipe(onward);
    }),
  );
  onward.on('continue', () => response.writeContinue());
  onward.once('response', (answer) => passBack(answer, response));
  onward.on('error', () => {
    response.off('close', giveUp);
    if (response.headersSent || response.destroyed) return;
    if (isReached)
      refuse(response, 502, 'The instance went away. Whether the request was carried out is not known.');
    else passOn(exchange, others);
  });
}

function passBack(answer: IncomingMessage, response: ServerResponse): void {
  // It has all that it needs, the date too.
  response.sendDate = false;
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEnd(answer.rawHeaders));
  response.write(NOTHING);
  answer.pipe(response);
  // An answer that breaks off must not look like one that has ended.
  answer.once('error', () => response.destroy());
}

function onwardFields(request: IncomingMessage): readonly string[] {
  const { rawHeaders, method, socket } = request;
  const fields = endToEnd(rawHeaders, FORWARDED);
  fields.push(...VIA, 'X-Forwarded-For', socket.remoteAddress ?? '', 'X-Forwarded-Proto', 'http');
  if (valuesOf(rawHeaders, 'transfer-encoding').length > 0) fields.push('Transfer-Encoding', 'chunked');
  else if (method !== 'GET' && method !== 'HEAD' && valuesOf(fields, 'content-length').length === 0) {
    fields.push('Content-Length', '0');
  }
  return fields;
}

function refuse(response: ServerResponse, status: 502 | 503, detail: string): void {
  const problem = JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status], status, detail });
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(problem),
    'Cache-Control': 'no-store',
    ...(status === 503 ? { 'Retry-After': '1' } : {}),
  });
  response.end(problem);
}
