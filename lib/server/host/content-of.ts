import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * The content of a request as a stream, read from the connection only as fast as it is taken. Whoever stops taking it lets
 * the rest pass by unread, as does an answer that comes earlier: a connection that ends amid it would take the answer along,
 * and on one that stands still nobody could ask for more.
 */
export function contentOf(request: IncomingMessage, response: ServerResponse): ReadableStream<Uint8Array> {
  let stop = () => {};
  const passBy = () => {
    stop();
    request.on('error', () => {}).resume();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const take = (chunk: Buffer) => {
          controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
          request.pause();
        };
        const end = () => {
          stop();
          controller.close();
        };
        const breakOff = () => {
          stop();
          controller.error(new TypeError('The content of the request broke off.'));
        };
        stop = () => {
          request.off('data', take).off('end', end).off('close', breakOff).off('error', breakOff);
        };
        if (request.destroyed && !request.complete) return breakOff();
        request.on('data', take).on('end', end).on('close', breakOff).on('error', breakOff);
        response.once('finish', passBy);
        request.pause();
      },
      pull() {
        request.resume();
      },
      cancel: () => passBy(),
    },
    { highWaterMark: 0 },
  );
}
