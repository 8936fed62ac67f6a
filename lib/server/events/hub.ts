import type { SharedEvent, VersionEvent } from '@/lib/documents/events/event';
import type { Positions } from '@/lib/documents/events/position';
import { FanOut } from './fan-out';
import { EventFrame } from './frame';
import type { EventSource } from './source';
import { EventStreams } from './streams';
import { EventSubscription } from './subscription';
import { EventTopic } from './topic';

interface HubOptions {
  readonly source: EventSource;
  /** As in formatPositions; by default no backup was put back. */
  readonly history?: string;
  /** Who is at a document now. */
  readonly presence: (document: string) => EventFrame;
  /** Who may do what with a document has changed. */
  readonly onShared?: (event: SharedEvent) => void;
  readonly onFault: (fault: unknown) => void;
  /** Readers are told of a save now. */
  readonly onTold?: (event: VersionEvent) => void;
  readonly fanOut?: FanOut;
}

/** Where all readers of this process are, and where they hear of what is committed. */
export class EventHub {
  readonly #options: HubOptions;
  readonly #fanOut: FanOut;
  readonly #topics = new Map<string, EventTopic<EventSubscription>>();
  readonly #streams: EventStreams;
  readonly #behind = new EventFrame({ type: 'reload', reason: 'behind' }).bytes();

  constructor(options: HubOptions) {
    this.#options = options;
    this.#fanOut = options.fanOut ?? new FanOut();
    this.#streams = new EventStreams(this.#fanOut);
  }

  /**
   * The stream of a reader who follows these documents from `resumed` on: as in `EventSubscription.start`. Ends when the
   * reader goes, falls behind, or the process stops.
   */
  connect(
    personId: string,
    documents: readonly string[],
    resumed: Positions | null,
    onClose: () => void = () => {},
  ): ReadableStream<Uint8Array> {
    const { source, presence, history = '', onFault } = this.#options;
    let subscription: EventSubscription | undefined;
    const reader = this.#streams.open(this.#behind, () => {
      subscription?.close();
      onClose();
    });
    if (!reader.isOpen) return reader.stream;
    subscription = new EventSubscription(reader, personId, {
      source,
      history,
      presence,
      attach: (document, one) => this.#attach(document, one),
      detach: (topic, one) => this.#detach(topic, one),
    });
    subscription.start(documents, resumed).catch((fault) => {
      onFault(fault);
      reader.end();
    });
    return reader.stream;
  }

  /** Tells the readers of a document what was committed. To be called after the commit; calling it in vain does no harm. */
  announce(document: string): void {
    this.#topics.get(document)?.refresh().catch(this.#options.onFault);
  }

  /** Passes on what is not in the database: who is there. */
  tell(frame: EventFrame, document: string): void {
    const topic = this.#topics.get(document);
    if (topic) this.#fanOut.push(topic.subscriptions, (one) => one.deliver(frame));
  }

  /** How many streams follow the document in this process. */
  audience(document: string): number {
    return this.#topics.get(document)?.subscriptions.size ?? 0;
  }

  /** Makes up for anything committed that nobody announced here: by another process, or just before a crash. */
  async reconcile(): Promise<void> {
    if (this.#topics.size === 0) return;
    for (const head of await this.#options.source.heads([...this.#topics.keys()])) {
      const topic = this.#topics.get(head.document);
      if (topic?.isBehind(head)) await topic.refresh();
    }
  }

  /** Ends every stream, and takes no further ones. */
  stop(): void {
    this.#streams.stop();
  }

  #attach(document: string, subscription: EventSubscription): EventTopic<EventSubscription> {
    let topic = this.#topics.get(document);
    if (!topic) {
      topic = new EventTopic<EventSubscription>(
        document,
        this.#options.source,
        ({ subscriptions }, event) => {
          if (event.type === 'shared') {
            this.#options.onShared?.(event);
            this.#fanOut.push(subscriptions, (one) => one.share(event));
            return;
          }
          if (event.type === 'version') this.#options.onTold?.(event);
          const frame = new EventFrame(event);
          this.#fanOut.push(subscriptions, (one) => one.deliver(frame));
        },
      );
      this.#topics.set(document, topic);
    }
    topic.subscriptions.add(subscription);
    return topic;
  }

  #detach(topic: EventTopic<EventSubscription>, subscription: EventSubscription): void {
    topic.subscriptions.delete(subscription);
    if (topic.subscriptions.size === 0 && this.#topics.get(topic.document) === topic) {
      this.#topics.delete(topic.document);
    }
  }
}
