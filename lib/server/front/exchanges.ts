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
  readonly #of = new WeakMap<Connection, { readonly due: One[]; last: One }>();

  /** A request has come. */
  begin(connection: Connection, exchange: One): void {
    const known = this.#of.get(connection);
    if (!known) {
      this.#of.set(connection, { due: [exchange], last: exchange });
      return;
    }
    known.due.push(exchange);
    known.last = exchange;
  }

  /** It has been answered. */
  end(connection: Connection, exchange: One): void {
    const due = this.#of.get(connection)?.due ?? [];
    const at = due.indexOf(exchange);
    if (at >= 0) due.splice(at, 1);
  }

  /** How to part: whatever is said would be taken for the answer to the first request that has none. */
  parting(connection: Connection): Parting<One> {
    const { due: [first] = [], last } = this.#of.get(connection) ?? {};
    if (first?.request.complete) return { after: first };
    if (first) return first.response.headersSent ? 'silence' : 'answer';
    // The end of a request that has its answer could not be read.
    return last?.request.complete === false ? 'silence' : 'answer';
  }
}
