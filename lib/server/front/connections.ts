/** How many connections may be open at once; a number that is missing sets no limit. */
interface MostConnections {
  readonly all?: number;
  /** Of one address. */
  readonly address?: number;
}

/** All that needs to be known of one. */
export interface Connection {
  destroy(): unknown;
}

/**
 * Counts connections, so that no address takes all. When there is no room left, whoever has been silent for longest makes
 * room: a connection on which nothing is asked can be opened again without a loss.
 */
export class Connections<One extends Connection> {
  readonly #most: MostConnections;
  readonly #groups = new Map<string, number>();
  readonly #open = new Map<One, string | null>();
  /** In the order in which they fell silent. */
  readonly #silent = new Set<One>();

  constructor(most: MostConnections) {
    this.#most = most;
  }

  /** Takes a new connection of `group`, which is `null` if it counts for nobody; or destroys it. */
  admit(connection: One, group: string | null): boolean {
    const ofGroup = group === null ? 0 : (this.#groups.get(group) ?? 0);
    if (ofGroup >= (this.#most.address ?? Number.POSITIVE_INFINITY) || !this.#makeRoom()) {
      connection.destroy();
      return false;
    }
    if (group !== null) this.#groups.set(group, ofGroup + 1);
    this.#open.set(connection, group);
    this.#silent.add(connection);
    return true;
  }

  /** Something is asked on it from now on. */
  begin(connection: One): void {
    this.#silent.delete(connection);
  }

  /** What was asked has been answered. */
  end(connection: One): void {
    if (this.#open.has(connection)) this.#silent.add(connection);
  }

  /** It is closed. */
  leave(connection: One): void {
    const group = this.#open.get(connection);
    if (group === undefined) return;
    this.#open.delete(connection);
    this.#silent.delete(connection);
    if (group === null) return;
    const left = (this.#groups.get(group) ?? 1) - 1;
    if (left === 0) this.#groups.delete(group);
    else this.#groups.set(group, left);
  }

  #makeRoom(): boolean {
    if (this.#open.size < (this.#most.all ?? Number.POSITIVE_INFINITY)) return true;
    const [silent] = this.#silent;
    if (silent === undefined) return false;
    this.leave(silent);
    silent.destroy();
    return true;
  }
}
