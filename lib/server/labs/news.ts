import type { LabTopic } from '@/lib/server/events/relay';

type Listener = (labId: string) => void;

/**
 * Where it is heard that something of a lab may have changed, here or in another instance. What it was, whoever hears it
 * reads from where labs are kept; news may get lost, so whoever waits for one looks by themselves now and then too.
 */
export class LabNews {
  readonly #send: (labId: string, topic: LabTopic) => void;
  readonly #listeners: Readonly<Record<LabTopic, Set<Listener>>> = { record: new Set(), gates: new Set() };

  /** `send` tells the other instances. */
  constructor(send: (labId: string, topic: LabTopic) => void) {
    this.#send = send;
  }

  /** Something was changed here. */
  announce(labId: string, topic: LabTopic): void {
    this.hear(labId, topic);
    this.#send(labId, topic);
  }

  /** Something was changed, wherever. */
  hear(labId: string, topic: LabTopic): void {
    for (const listener of [...this.#listeners[topic]]) listener(labId);
  }

  /** Has a listener called at all news on a topic; calling what it answers ends that. */
  follow(topic: LabTopic, listener: Listener): () => void {
    this.#listeners[topic].add(listener);
    return () => this.#listeners[topic].delete(listener);
  }
}
