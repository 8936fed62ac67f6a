import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Exchanges } from './exchanges';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * How long whoever asks one thing after the other has to ask the next, in milliseconds: it may be on its way, and is then
 * answered and told that the connection closes. Closed under it, it would have no answer.
 */
const GRACE = 250;

/**
 * How a server that stops parts from its connections. One on which nothing is asked is closed after a quarter of a second;
 * any other when the last answer that is due on it has gone out, which says so if its fields have not: whoever has asked is
 * answered, however many answers are queued, and nobody asks anything more of a server that goes (RFC 9112 §9.6).
 */
export class Departure {
  readonly #exchanges: Exchanges<Socket, Exchange>;
  readonly #open = new Set<Socket>();
  /** Those that were told that they close: what comes on them after that is not looked at. */
  readonly #told = new WeakSet<Socket>();
  #isStopping = false;

  constructor(exchanges: Exchanges<Socket, Exchange>) {
    this.#exchanges = exchanges;
  }

  /** A connection has come. */
  open(socket: Socket): void {
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
  }

  /** Whether a connection was told that it closes. */
  isTold(socket: Socket): boolean {
    return this.#told.has(socket);
  }

  /** A request has come that is going to be answered; to be called once it is among the exchanges. */
  begin(exchange: Exchange): void {
    if (this.#isStopping) this.#announce(exchange);
  }

  /** Something has been answered; to be called once it is among the exchanges no more. */
  end(socket: Socket): void {
    if (this.#isStopping) this.#closeIdle(socket);
  }

  /** The server stops. */
  stop(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    for (const socket of this.#open)
      for (const exchange of this.#exchanges.due(socket)) this.#announce(exchange);
    for (const socket of this.#open) this.#closeIdle(socket);
  }

  /** Who was told that it closes waits for nothing but that. */
  #closeIdle(socket: Socket): void {
    const isIdle = () => this.#exchanges.due(socket).length === 0;
    const close = () => {
      if (isIdle()) socket.destroySoon();
    };
    if (this.#told.has(socket)) close();
    else if (isIdle()) setTimeout(close, GRACE).unref();
  }

  /** Decided only when the fields go out: another request may be queued behind this one by then. */
  #announce({ request: { socket }, response }: Exchange): void {
    if (response.headersSent) return;
    const write = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
    response.writeHead = ((...given: unknown[]) => {
      if (this.#exchanges.due(socket).at(-1)?.response === response) {
        response.shouldKeepAlive = false;
        this.#told.add(socket);
      }
      return write(...given);
    }) as ServerResponse['writeHead'];
  }
}
