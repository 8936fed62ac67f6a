/** A request and its answer, as much as matters here of them. */
interface Exchange {
  /** Whether all of the request is there. */
  readonly request: { readonly complete: boolean };
  readonly response: { readonly headersSent: boolean };
}

/**
 * How to part from a connection that cannot be read any further: with an answer, without a word, or once an answer that is
 * due to an earlier request has been given.
 */
type Parting<One> = 'answer' | 'silence' | { readonly after: One };

/** The exchanges of connections: answers go out in the order of requests, one to each (RFC 9112 §9.3.2). */
export class Exchanges<Connection extends object, One extends Exchange> {
  readonly #due = new WeakMap<Connection, readonly One[]>();
  readonly #last = new WeakMap<Connection, One>();

  /** A request has come. */
  begin(connection: Connection, exchange: One): void {
    this.#due.set(connection, [...(this.#due.get(connection) ?? []), exchange]);
    this.#last.set(connection, exchange);
  }

  /** It has been answered. */
  end(connection: Connection, exchange: One): void {
    this.#due.set(
      connection,
      (this.#due.get(connection) ?? []).filter((one) => one !== exchange),
    );
  }

  /** How to part: whatever is said would be taken for the answer to the first request that has none. */
  parting(connection: Connection): Parting<One> {
    const [first] = this.#due.get(connection) ?? [];
    if (first?.request.complete) return { after: first };
    if (first) return first.response.headersSent ? 'silence' : 'answer';
    // The end of a request that has its answer could not be read.
    return this.#last.get(connection)?.request.complete === false ? 'silence' : 'answer';
  }
}
