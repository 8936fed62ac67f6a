import type { ServerResponse } from 'node:http';
import { endTogether } from './end-together';
import type { PlainResponse } from './plain-response';

/** Characters of a text from which on Node writes the bytes of it with less work than the text itself. */
const LONG = 100_000;

/**
 * Sends an answer, with the reason phrase of its status, which names it to whoever looks at an exchange. Resolves once all
 * of it is given to the connection, or nobody is left to take it: then what makes it is told to stop. Rejects where it cannot
 * be sent as it is: what does not fit its Content-Length would be read as part of the next answer.
 */
export async function sendAnswer(answer: Response, head: boolean, response: ServerResponse): Promise<void> {
  const { status, fields, content } = isPlain(answer) ? answer.toSend() : taken(answer);
  const stop = (why?: unknown) => {
    if (content instanceof ReadableStream) void content.cancel(why).catch(() => {});
  };
  // Who went away while sending waits for no answer.
  if (response.destroyed) return stop();
  try {
    response.strictContentLength = true;
    writeHead(response, status, fields);
  } catch (fault) {
    stop(fault);
    throw fault;
  }
  if (!(content instanceof ReadableStream)) return endTogether(response, head ? null : written(content));
  if (!head) return stream(content, response);
  stop();
  return endTogether(response, null);
}

/** As it costs least to write. */
function written(content: string | Uint8Array | null): string | Uint8Array | null {
  return typeof content === 'string' && content.length > LONG ? Buffer.from(content) : content;
}

/** Answers that something went wrong, which the log has under `id`, or cuts an answer that has begun. */
export function sendFault(response: ServerResponse, id: string): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  // What was set before, such as how long to keep it, was meant for another answer.
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.strictContentLength = false;
  response.writeHead(500, { 'Content-Length': '0', 'Cache-Control': 'no-store', 'X-Request-Id': id }).end();
}

/** Writes fields, names and values in turn, beside those that are set. Only cookies have a line each (RFC 9110 §5.3). */
function writeHead(response: ServerResponse, status: number, fields: string[]): void {
  if (response.getHeaderNames().length === 0) return void response.writeHead(status, fields);
  // Beside fields that are set, Node would keep the last of several that are written with the head.
  for (let at = 0; at < fields.length; at += 2) {
    const [name, value] = [fields[at]!, fields[at + 1]!];
    if (name === 'set-cookie') response.appendHeader(name, value);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}

/** An answer of the bundle; that of the standard has content only as a stream. */
function isPlain(answer: Response | PlainResponse): answer is PlainResponse {
  return 'toSend' in answer;
}

function taken({ status, headers, body, bodyUsed }: Response) {
  if (bodyUsed) throw new TypeError('The content of the answer has been read before.');
  return { status, fields: [...headers].flat(), content: body };
}

async function stream(content: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const reader = content.getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  response.once('close', leave);
  try {
    // It may have nothing to say yet, and is open all the same.
    response.flushHeaders();
    for (let read = await reader.read(); !read.done && !response.destroyed; read = await reader.read()) {
      if (!response.write(read.value)) await roomIn(response);
    }
    response.end();
  } catch (fault) {
    leave();
    throw fault;
  } finally {
    response.off('close', leave);
  }
}

/** Resolves once more can be written, or nothing ever can. */
function roomIn(response: ServerResponse): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
