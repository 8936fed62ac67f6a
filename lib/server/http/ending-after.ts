import type { Call } from './call';

/** How long a stream lasts that was opened by a token, in milliseconds. */
const BY_TOKEN = 60_000;

/** What opens a stream, and is handed what to call when it is closed. */
type Open = (onClose: () => void) => ReadableStream<Uint8Array>;

/**
 * The same, of streams that end after a while where the request was sent by a token: whoever follows by one comes back
 * again and again, and is asked for it each time, since it may have been revoked.
 */
export function endingWithToken({ token }: Pick<Call, 'token'>, open: Open): Open {
  return token === null ? open : (onClose) => endingAfter(BY_TOKEN, open(onClose));
}

/** The same stream, which ends by itself after so many milliseconds; what it comes from hears of that as of a reader who goes. */
export function endingAfter(time: number, source: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  let timer: NodeJS.Timeout;
  let over = false;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        timer = setTimeout(() => {
          over = true;
          void reader.cancel();
          controller.close();
        }, time);
        // No timer keeps a process alive that has nothing else to do.
        timer.unref();
      },
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (over) return;
        if (!done) return controller.enqueue(value);
        clearTimeout(timer);
        controller.close();
      },
      cancel: (reason) => {
        clearTimeout(timer);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
