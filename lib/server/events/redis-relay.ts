import { createClient } from '@redis/client';
import type { Link, LinkListener } from './link';
import { LinkedRelay, type LinkedRelayOptions } from './linked-relay';
import type { EventRelay } from './relay';

/** The relay of instances that share a Redis, or a Valkey, by its publishing and subscribing. Nothing is stored there. */
export function redisRelay(url: string, options: LinkedRelayOptions): EventRelay {
  return new LinkedRelay((listener) => new RedisLink(url, listener), options);
}

/**
 * Channels are the same for all databases of a server, unlike keys: installations that share one tell themselves apart by
 * the number of the database at the end of their address.
 */
function channelOf(url: string): string {
  return `midair:events:${new URL(url).pathname.slice(1) || '0'}`;
}

/** A client that tries nothing by itself: who opens a connection anew also has to look for what it missed. */
function clientAt(url: string) {
  return createClient({
    url,
    // The third version of the protocol lets one connection listen and speak.
    RESP: 3,
    name: 'midair-events',
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    socket: { reconnectStrategy: false },
  });
}

class RedisLink implements Link {
  readonly #client: ReturnType<typeof clientAt>;
  readonly #channel: string;
  readonly #onPayload: (payload: string) => void;

  constructor(url: string, { onPayload, onBreak }: LinkListener) {
    this.#client = clientAt(url);
    this.#channel = channelOf(url);
    this.#onPayload = onPayload;
    this.#client.on('error', onBreak);
  }

  async open(): Promise<void> {
    await this.#client.connect();
    await this.#client.subscribe(this.#channel, this.#onPayload);
  }

  /** Together, so that they go out in one piece; Redis takes them in turn. */
  async post(payloads: readonly string[]): Promise<void> {
    await Promise.all(payloads.map((payload) => this.#client.publish(this.#channel, payload)));
  }

  async ask(): Promise<void> {
    await this.#client.ping();
  }

  async end(): Promise<void> {
    await this.#client.close();
  }

  drop(): void {
    if (this.#client.isOpen) this.#client.destroy();
  }
}
