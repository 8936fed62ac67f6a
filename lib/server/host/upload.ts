import type { IncomingMessage, ServerResponse } from 'node:http';
import { BrokenOff } from '@/lib/server/http/wire';

/** Bytes of content that nobody wants which are let pass so that an answer arrives; beyond it the connection is cut. */
const PASSES = 16 * 1024 * 1024;

/** The content of a request, of which nothing is read from the connection before it is wanted. */
export class Upload {
  readonly #request: IncomingMessage;
  #stream: ReadableStream<Uint8Array> | null = null;
  /** Ends what takes the content now. */
  #leave = () => {};
  #isTaken = false;
  #passes = false;
  /** What reading it failed with. */
  #breach: Error | null = null;

  constructor(request: IncomingMessage) {
    this.#request = request;
  }

  /** All of it, once it is there; `null` where it has more bytes than `limit`. Rejects where its end never comes. */
  receive(limit: number): Promise<Uint8Array | null> {
    const { 'content-length': length, 'transfer-encoding': coding } = this.#request.headers;
    if (length === undefined && coding === undefined) return Promise.resolve(new Uint8Array());
    if (Number(length ?? 0) > limit) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let received = 0;
      this.#take({
        chunk: (chunk) => {
          received += chunk.length;
          if (received <= limit) return void chunks.push(chunk);
          this.letPass();
          resolve(null);
        },
        end: () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)),
        breakOff: reject,
      });
    });
  }

  /** It as a stream, as fast as that is read. */
  get stream(): ReadableStream<Uint8Array> {
    this.#stream ??= new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#take({
            chunk: (chunk) => {
              controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
              this.#request.pause();
            },
            end: () => controller.close(),
            breakOff: (fault) => controller.error(fault),
          });
          this.#request.pause();
        },
        pull: () => void this.#request.resume(),
        cancel: () => this.letPass(),
      },
      { highWaterMark: 0 },
    );
    return this.#stream;
  }

  /**
   * The handler has answered: what it never wanted passes by, and once the answer is out also what it left. A connection that
   * ends amid content would take the answer along, and on one that stands still nobody could ask for more.
   */
  conclude(response: ServerResponse): void {
    if (this.#request.readableEnded) return;
    if (this.#isTaken) response.once('finish', () => this.letPass());
    else this.letPass();
  }

  /** Lets the rest pass by unread. Who sends without end is cut off. */
  letPass(): void {
    this.#leave();
    if (this.#passes) return;
    this.#passes = true;
    let passed = 0;
    this.#request
      .on('error', () => {})
      .on('data', (chunk: Buffer) => {
        passed += chunk.length;
        if (passed > PASSES) this.#request.socket.destroy();
      })
      .resume();
  }

  /** Whether that is what reading it failed with. */
  isBreach(fault: unknown): boolean {
    return this.#breach !== null && fault === this.#breach;
  }

  #take(taker: { chunk(chunk: Buffer): void; end(): void; breakOff(fault: Error): void }): void {
    const request = this.#request;
    this.#isTaken = true;
    const end = () => {
      this.#leave();
      taker.end();
    };
    const breakOff = () => {
      this.#leave();
      this.#breach = new BrokenOff();
      taker.breakOff(this.#breach);
    };
    if (request.destroyed && !request.complete) {
      breakOff();
      return;
    }
    this.#leave = () => {
      request.off('data', taker.chunk).off('end', end).off('close', breakOff).off('error', breakOff);
    };
    request.on('data', taker.chunk).on('end', end).on('close', breakOff).on('error', breakOff);
  }
}
