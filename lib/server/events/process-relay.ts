import type { EventRelay, RelayedMessage, RelayListener } from './relay';

/** Where relays of one process meet. */
export class ProcessChannel {
  readonly listeners = new Map<ProcessRelay, RelayListener>();
}

/** The relay of instances in one process, of which there is mostly one. It cannot break. */
export class ProcessRelay implements EventRelay {
  readonly reach = 'process';
  readonly isListening = true;
  readonly #channel: ProcessChannel;
  #closed = false;

  constructor(channel = new ProcessChannel()) {
    this.#channel = channel;
  }

  send(message: RelayedMessage): void {
    if (this.#closed) return;
    for (const [relay, listener] of this.#channel.listeners) {
      // Nobody hears of something while it is still being said.
      if (relay !== this)
        queueMicrotask(() => this.#channel.listeners.has(relay) && listener.onMessage(message));
    }
  }

  listen(listener: RelayListener): void {
    this.#channel.listeners.set(this, listener);
    listener.onGap();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#channel.listeners.delete(this);
  }
}
