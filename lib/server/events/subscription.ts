import type { DocumentEvent, DocumentState, SharedEvent } from '@/lib/documents/events/event';
import { formatPositions, type Position, type Positions } from '@/lib/documents/events/position';
import { type Access, accessOf } from '@/lib/documents/model/access';
import { EventFrame } from './frame';
import type { EventReader } from './reader';
import { type DocumentHead, type EventSource, eventsSince, placeOf } from './source';
import { RETRY } from './streams';
import type { EventTopic } from './topic';

/** How far the reader is in one document. Without a topic it may not, or no longer, follow it. */
interface Progress {
  topic: EventTopic<EventSubscription> | null;
  /** `null` until the reader has been told of the document: an id given before then must not speak of it. */
  position: Position | null;
  etag: string | null;
  /** How often names of versions had changed when the reader was told of it last. */
  names: number;
  /** Whether the reader has caught up with the present, so that events go straight on. */
  live: boolean;
  /** Something happened while it was catching up. */
  missed: boolean;
}

/** What a subscription needs of whoever opened it. */
export interface SubscriptionPorts {
  readonly source: EventSource;
  /** As in formatPositions. */
  readonly history: string;
  readonly attach: (document: string, subscription: EventSubscription) => EventTopic<EventSubscription>;
  readonly detach: (topic: EventTopic<EventSubscription>, subscription: EventSubscription) => void;
  /** Who is there now, as a frame that all readers share. */
  readonly presence: (document: string) => EventFrame;
}

/** One reader's way through the events of its documents: first all that it missed, then what happens. */
export class EventSubscription {
  readonly reader: EventReader;
  readonly #ports: SubscriptionPorts;
  readonly #personId: string;
  readonly #progress = new Map<string, Progress>();

  constructor(reader: EventReader, personId: string, ports: SubscriptionPorts) {
    this.reader = reader;
    this.#personId = personId;
    this.#ports = ports;
  }

  /**
   * Takes up the documents. `resumed` says where the reader left off; documents that it does not name start at the
   * present, and `null` means that the reader was somewhere that cannot be told any more.
   */
  async start(documents: readonly string[], resumed: Positions | null): Promise<void> {
    const { source, attach } = this.#ports;
    // Listen first and read afterwards: whatever is committed in between is then in one of the two, or in both.
    const topics = new Map(documents.map((document) => [document, attach(document, this)]));
    for (const [document, topic] of topics) {
      const position = resumed?.get(document) ?? null;
      this.#progress.set(document, { topic, position, etag: null, names: 0, live: false, missed: false });
    }
    await Promise.all([...topics.values()].map((topic) => topic.open()));
    const heads = new Map((await source.heads(documents)).map((head) => [head.document, head]));
    if (resumed === null) this.#push(new EventFrame({ type: 'reload', reason: 'unknown-position' }));
    for (const document of documents) {
      await this.#catchUp(document, heads.get(document), resumed === null);
      if (!this.reader.isOpen) return;
    }
    this.#pushMoved(new EventFrame({ type: 'ready', documents: this.#states() }, RETRY));
    for (const [document, { live }] of this.#progress) {
      if (live) this.deliver(this.#ports.presence(document));
    }
  }

  /** Passes an event on, unless the reader knows it or has yet to catch up. */
  deliver(frame: EventFrame): void {
    const { event } = frame;
    if (event.type === 'ready' || event.type === 'reload') return;
    const progress = this.#progress.get(event.document);
    if (!progress?.topic) return;
    if (!progress.live) progress.missed ||= event.type !== 'presence';
    else if (event.type === 'presence') this.#push(frame, `presence ${event.document}`);
    else this.#tell(progress, frame, event);
  }

  /** Somebody changed who may do what: tells the reader what it means for them, unless it means nothing. */
  share(event: SharedEvent): void {
    const progress = this.#progress.get(event.document);
    if (!progress?.topic) return;
    if (progress.live) this.#tellAccess(progress, event);
    else progress.missed = true;
  }

  /** Stops listening; what the reader has not taken yet may still be taken. */
  close(): void {
    for (const progress of this.#progress.values()) this.#leave(progress);
  }

  /** `lost`: the reader was told to ask for the documents anew, and learns by that of those that it cannot follow. */
  async #catchUp(document: string, known: DocumentHead | undefined, lost: boolean): Promise<void> {
    const progress = this.#progress.get(document);
    if (!progress) return;
    const access = known ? this.#accessTo(known) : 'none';
    if (!known || access === 'none') {
      // The same answer for what is not there and what may not be seen.
      this.#leave(progress);
      if (!lost && progress.position?.access !== 'none') {
        progress.position = { version: progress.position?.version ?? 0, deleted: false, access: 'none' };
        this.#pushMoved(new EventFrame({ type: 'sharing', document, access: 'none' }));
      }
      return;
    }
    const present = { ...placeOf(known), access };
    progress.etag = known.etag;
    progress.names = known.names;
    // Version 0 is the position of a reader who was never let in.
    if (!progress.position?.version) progress.position = present;
    if (progress.position.version > present.version) {
      // It saw versions that this database does not have, as after a backup was restored.
      this.#push(new EventFrame({ type: 'reload', reason: 'unknown-position' }));
      progress.position = present;
    }
    // Made in this very moment, after the topic looked for it: coming back finds both.
    if (!progress.topic?.isOpen) return this.reader.end();
    let head = progress.missed ? undefined : known;
    do {
      progress.missed = false;
      for await (const event of eventsSince(this.#ports.source, document, progress.position, head)) {
        if (event.type === 'shared') this.#tellAccess(progress, event);
        // What the reader is told when it is ready says how names stand.
        else if (event.type === 'named') progress.names = event.names;
        else this.#tell(progress, new EventFrame(event), event);
        await this.reader.drained();
        if (!this.reader.isOpen || !progress.topic) return;
      }
      head = undefined;
    } while (progress.missed);
    progress.live = true;
  }

  #tell(progress: Progress, frame: EventFrame, event: DocumentEvent): void {
    const moved = progress.position && frame.advance(progress.position, this.#ports.history);
    if (!moved) return;
    progress.position = moved.to;
    if (event.type === 'version') progress.etag = event.etag;
    if (event.type === 'named') progress.names = event.names;
    if (event.type === 'deleted') progress.etag = null;
    if (this.#progress.size === 1) this.reader.push(moved.bytes);
    else this.#pushMoved(frame);
    if (event.type === 'sharing' && event.access === 'none') this.#leave(progress);
  }

  #tellAccess(progress: Progress, shared: SharedEvent): void {
    const { document } = shared;
    const event = { type: 'sharing' as const, document, access: this.#accessTo(shared) };
    this.#tell(progress, new EventFrame(event), event);
  }

  #accessTo(document: Pick<DocumentHead, 'sharing'>): Access {
    return accessOf(document, this.#personId === '' ? null : { id: this.#personId });
  }

  #push(frame: EventFrame, key?: string): void {
    this.reader.push(frame.bytes(), key);
  }

  #pushMoved(frame: EventFrame): void {
    const positions = new Map<string, Position>();
    for (const [document, { position }] of this.#progress) if (position) positions.set(document, position);
    this.reader.push(frame.bytes(formatPositions(positions, this.#ports.history)));
  }

  #states(): DocumentState[] {
    const states: DocumentState[] = [];
    for (const [document, { topic, position, etag, names }] of this.#progress) {
      if (topic && position) {
        states.push({ document, version: position.version, etag, access: position.access, names });
      }
    }
    return states;
  }

  #leave(progress: Progress): void {
    const { topic } = progress;
    progress.topic = null;
    progress.live = false;
    if (topic) this.#ports.detach(topic, this);
  }
}
