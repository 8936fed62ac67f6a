/** A connection of a browser's to a server. */
interface Socket {
  /** The network has forgotten it: nothing ever comes, not even an error. */
  dead: boolean;
}

/** How many connections a browser has to one server. */
const MOST = 6;

/**
 * The connections of a browser to one server: a request takes the one that was used last, opens another where none is
 * free, and waits where there are enough. A request that is broken off closes its connection.
 */
export class ConnectionPool {
  readonly #idle: Socket[] = [];
  readonly #busy = new Set<Socket>();
  readonly #line: (() => void)[] = [];

  /** Has so many connections that are free. */
  warm(count: number): void {
    for (let n = 0; n < count; n++) this.#idle.push({ dead: false });
  }

  /** The network forgets all that there are. */
  forget(): void {
    for (const socket of [...this.#idle, ...this.#busy]) socket.dead = true;
  }

  /**
   * Sends a request. `serve` is called when it has reached the server, with whether what the server says later reaches the
   * page, and ends the request by the function that it is given.
   */
  async request<Answer>(
    signal: AbortSignal,
    serve: (reaches: () => boolean, end: () => void) => Promise<Answer>,
  ): Promise<Answer> {
    while (this.#idle.length === 0 && this.#busy.size >= MOST) {
      await new Promise<void>((resolve) => {
        this.#line.push(resolve);
        signal.addEventListener('abort', () => resolve());
      });
      signal.throwIfAborted();
    }
    const socket = this.#idle.pop() ?? { dead: false };
    this.#busy.add(socket);
    const leave = (isFree: boolean) => {
      if (!this.#busy.delete(socket)) return;
      if (isFree) this.#idle.push(socket);
      this.#line.shift()?.();
    };
    const broken = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => {
        leave(false);
        reject(signal.reason);
      });
    });
    broken.catch(() => {});
    if (socket.dead) return broken;
    return Promise.race([
      broken,
      serve(
        () => !socket.dead,
        () => leave(true),
      ),
    ]);
  }
}
