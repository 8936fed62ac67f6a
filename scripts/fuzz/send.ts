import { connect } from 'node:net';
import { type FuzzAnswer, readAnswers } from './answers';
import type { FuzzRequest } from './fuzz-request';

/** Longest wait for the end of an answer, in milliseconds, by what a request is. */
const PATIENCE = { whole: 15_000, held: 250, part: 50 };
/** How long a connection on which there is an answer stays open, for whatever else may come. */
const IDLE = 300;

/** What came back over a connection. */
export interface Received {
  readonly answers: readonly FuzzAnswer[];
  /** Milliseconds until the last of it was there. */
  readonly took: number;
}

/** Sends a request over a connection of its own. */
export function send(port: number, { bytes, kind, method }: FuzzRequest): Promise<Received> {
  return new Promise((resolve) => {
    const began = performance.now();
    let last = began;
    const parts: Buffer[] = [];
    const answers = () => readAnswers(Buffer.concat(parts), method === 'HEAD');
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    const timer = setTimeout(() => socket.destroy(), PATIENCE[kind]);
    // A request may ask that the connection stays open.
    let idle: NodeJS.Timeout | undefined;
    const closeIfAnswered = () => {
      if (answers().some(({ content }) => content !== null)) socket.destroy();
    };
    socket.on('data', (part) => {
      parts.push(part);
      last = performance.now();
      clearTimeout(idle);
      idle = setTimeout(closeIfAnswered, IDLE);
      // A stream of events has no end, and says so in its head.
      if (/content-type: text\/event-stream/i.test(parts[0]!.toString('latin1'))) socket.destroy();
    });
    // The server may close before it has read everything, which is its right.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      clearTimeout(idle);
      resolve({ answers: answers(), took: (parts.length > 0 ? last : performance.now()) - began });
    });
  });
}
