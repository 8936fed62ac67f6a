import autocannon from 'autocannon';
import type { Asked } from './ask';

/** Connections that are open at once. */
export const CONNECTIONS = 16;

/** What one connection asks, one after the other. */
export interface Asking {
  next(): Asked;
  /** Takes an answer's tag; the status has been looked at. */
  answered?(etag: string): void;
}

/** What a load came to. */
export interface Loaded {
  readonly requests: number;
  readonly seconds: number;
}

/**
 * Sends so many requests over as many connections as there are askings, each waiting for its answer before it asks again.
 * Throws where one is not answered with `status`.
 */
export async function load(
  base: string,
  askings: readonly Asking[],
  { requests, status }: { readonly requests: number; readonly status: number },
): Promise<Loaded> {
  const amount = Math.max(requests, askings.length);
  const other = new Map<number, number>();
  let answered = 0;
  let last = 0;
  let opened = 0;
  const started = performance.now();
  const result = await autocannon({
    url: base,
    connections: askings.length,
    amount,
    timeout: 60,
    // How often it looks if it is done, which the types leave out.
    ...{ sampleInt: 50 },
    setupClient: (client) => {
      const asking = askings[opened++ % askings.length]!;
      client.setRequests([
        {
          setupRequest: (request) => {
            const { method, path, headers, body } = asking.next();
            // Of a request that had content, the length would stay.
            const { 'Content-Length': _, ...kept } = { ...request.headers, ...headers };
            return { ...request, method, path, headers: kept, body: body ?? '' };
          },
          onResponse: (got, _body, _context, headers) => {
            answered += 1;
            last = performance.now();
            if (got !== status) other.set(got, (other.get(got) ?? 0) + 1);
            asking.answered?.(String(headers?.ETag ?? headers?.etag ?? ''));
          },
        },
      ]);
    },
  });
  if (other.size > 0 || result.errors > 0 || answered !== amount) {
    const got = JSON.stringify(Object.fromEntries(other));
    throw new Error(
      `${base}: ${answered} of ${amount} answered; other than ${status}: ${got}; ${result.errors} errors`,
    );
  }
  return { requests: amount, seconds: (last - started) / 1_000 };
}
