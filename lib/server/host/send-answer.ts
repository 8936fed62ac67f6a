import type { ServerResponse } from 'node:http';
import type { FastResponse } from 'srvx/node';

/**
 * Sends an answer, with the reason phrase of its status, which names it to whoever looks at an exchange. Resolves once all
 * of it is given to the connection, or nobody is left to take it: then what makes it is told to stop.
 */
export async function sendAnswer(answer: Response, response: ServerResponse): Promise<void> {
  const { status, headers, body } = isPrepared(answer) ? answer._toNodeResponse() : plain(answer);
  setFields(response, headers);
  response.writeHead(status);
  if (body instanceof ReadableStream) return stream(body, response);
  response.end(body);
}

/** Sets fields, names and values in turn, beside those that are set. Only cookies have a line each (RFC 9110 §5.3). */
function setFields(response: ServerResponse, fields: readonly string[]): void {
  const cookies: string[] = [];
  for (let at = 0; at < fields.length; at += 2) {
    const [name, value] = [fields[at]!, fields[at + 1]!];
    if (name === 'set-cookie') cookies.push(value);
    else response.setHeader(name, value);
  }
  // Node would keep the last of several that are written with the head.
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
}

/** An answer whose content is at hand in one piece; that of the standard has it only as a stream. */
function isPrepared(answer: Response): answer is InstanceType<typeof FastResponse> {
  return '_toNodeResponse' in answer;
}

function plain({ status, headers, body }: Response) {
  return { status, headers: [...headers].flat(), body };
}

async function stream(content: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const reader = content.getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  response.once('close', leave);
  try {
    for (let read = await reader.read(); !read.done && !response.destroyed; read = await reader.read()) {
      if (!response.write(read.value)) await roomIn(response);
    }
    response.end();
  } catch {
    // What was announced cannot be kept: the connection has to say so, by ending too early.
    response.destroy();
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
