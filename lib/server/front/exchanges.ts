/** A request and its answer, as much as matters here of them. */
interface Exchange {
  /** Whether all of the request is there. */
  readonly request: { readonly complete: boolean; readonly method?: string | undefined };
  readonly response: { readonly headersSent: boolean };
  /** The answer is a stream that goes on until somebody ends it; not, unless it says so. */
  readonly endless?: boolean;
}

/** Methods that change nothing, so that it does not matter in which order they are done. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * How to part from a connection that cannot be read any further: with an answer, without a word, or once an answer that is
 * due, or has begun, has been given.
 */
type Parting<One> = 'answer' | 'silence' | { readonly after: One };

/** The exchanges of connections: answers go out in the order of requests, one to each (RFC 9112 §9.3.2). */
export class Exchanges<Connection extends object, One extends Exchange> {
  readonly #of = new WeakMap<Connection, { readonly due: One[]; last: One }>();

  /**
   * A request has come. Answers the one that has to be answered before this may be looked at: a request that changes
   * something sees what was asked before it, and is seen by what is asked after it. Only safe ones may be done at once
   * (RFC 9112 §9.3.2).
   */
  begin(connection: Connection, exchange: One): One | null {
    const known = this.#of.get(connection);
    if (!known) {
      this.#of.set(connection, { due: [exchange], last: exchange });
      return null;
    }
    known.due.push(exchange);
    known.last = exchange;
    return known.due.every(isSafe) ? null : (known.due.at(-2) ?? null);
  }

  /** It has been answered. */
  end(connection: Connection, exchange: One): void {
    const due = this.#of.get(connection)?.due ?? [];
    const at = due.indexOf(exchange);
    if (at >= 0) due.splice(at, 1);
  }

  /** Those that have no answer yet, in their order. */
  due(connection: Connection): readonly One[] {
    return this.#of.get(connection)?.due ?? [];
  }

  /** How to part: whatever is said would be taken for the answer to the first request that has none. */
  parting(connection: Connection): Parting<One> {
    const { due: [first] = [], last } = this.#of.get(connection) ?? {};
    if (first?.request.complete) return { after: first };
    if (first) {
      if (!first.response.headersSent) return 'answer';
      // Whoever asks and cannot be read to the end may have been answered before: that goes out whole.
      return first.endless ? 'silence' : { after: first };
    }
    // The end of a request that has its answer could not be read.
    return last?.request.complete === false ? 'silence' : 'answer';
  }
}

function isSafe({ request }: Exchange): boolean {
  return SAFE.has(request.method ?? '');
}
