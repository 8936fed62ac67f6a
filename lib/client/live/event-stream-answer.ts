import { problemError } from '@/lib/client/api/problem-error';
import { parseHttpDate } from '@/lib/http/fields/http-date';
import { NoStreamError } from './event-connection';

/** An answer that is an event stream. */
export interface EventStreamAnswer {
  readonly text: ReadableStream<string>;
  /** The server's clock when it answered, in milliseconds; `null` where it does not say. */
  readonly date: number | null;
}

/**
 * Asks for an event stream, from the event after the one with that id on. Throws `NoStreamError` where the server opens
 * none, and whatever `fetch` throws where nobody answers.
 */
export async function eventStreamAnswer(
  path: string,
  lastEventId: string | null,
  signal: AbortSignal,
): Promise<EventStreamAnswer> {
  const response = await fetch(path, {
    headers: {
      Accept: 'text/event-stream',
      ...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }),
    },
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'error',
    signal,
  });
  // Whoever stands in the way says 200 to anything, with a page.
  const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream');
  if (response.ok && isStream && response.body) {
    return {
      text: response.body.pipeThrough(new TextDecoderStream()),
      date: parseHttpDate(response.headers.get('Date') ?? '', Date.now()),
    };
  }
  const problem = response.ok ? null : await problemError(response, Date.now());
  throw new NoStreamError(
    `The answer is ${response.status} without a stream.`,
    problem?.retryAfter ?? null,
    problem,
  );
}
