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
