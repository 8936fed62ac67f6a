import http from 'node:http';
import type { Answer } from './record';

/** After so many milliseconds without an answer a client gives up. */
const PATIENCE = 15_000;

/** A request as a client sends it. */
export interface Sending {
  readonly method: 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** After so many milliseconds the client hangs up, whether it has an answer or not. */
  readonly hangUpAfter?: number;
}

/** An answer together with where something was made. */
export interface Sent {
  readonly answer: Answer | 'lost' | 'unreached';
  readonly made: string | null;
}

/** Sends a request, once, and reads all of the answer. */
export function send(base: string, agent: http.Agent, sending: Sending): Promise<Sent> {
  const { method, path, headers, body, hangUpAfter } = sending;
  return new Promise((resolve) => {
    const fail = (answer: 'lost' | 'unreached') => resolve({ answer, made: null });
    const request = http.request(new URL(path, base), { method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => fail('lost'));
      response.on('end', () => resolve(read(response, Buffer.concat(parts).toString())));
    });
    const patience = setTimeout(() => request.destroy(), hangUpAfter ?? PATIENCE);
    request.on('close', () => clearTimeout(patience));
    // Nobody listens there, so that nobody has heard of it.
    request.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ECONNREFUSED' ? 'unreached' : 'lost'),
    );
    request.end(body);
  });
}

function read({ statusCode = 0, headers }: http.IncomingMessage, text: string): Sent {
  const problem = headers['content-type']?.startsWith('application/problem+json')
    ? (JSON.parse(text) as Readonly<Record<string, string | undefined>>)
    : {};
  const last = /\/versions\/(\d+)$/.exec(problem.lastVersion ?? '')?.[1];
  return {
    answer: {
      status: statusCode,
      tag: headers.etag ?? null,
      content: statusCode === 200 ? text : null,
      reason: problem.reason ?? null,
      savedAs: problem.savedETag ?? null,
      last: last === undefined ? null : Number(last),
    },
    made: /\/api\/documents\/([^/]+)$/.exec(headers.location ?? '')?.[1] ?? null,
  };
}
