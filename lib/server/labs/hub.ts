import { formatEvent } from '@/lib/http/content/sse';
import type { LabEvent } from '@/lib/lab/people/lab-view';
import { FanOut } from '@/lib/server/events/fan-out';
import { frameText } from '@/lib/server/events/frame';
import type { EventReader } from '@/lib/server/events/reader';
import { EventStreams, RETRY } from '@/lib/server/events/streams';
import { clientsOf, type Lab, stateOf } from './lab';
import type { Recorded } from './repository';

const MIB = 1024 * 1024;
/** Of each lab's record that is kept, and of what of it is at hand in this process; the oldest exchanges go first. */
export const RECORD = { exchanges: 600, ofOne: 12 * MIB, bytes: 64 * MIB };
/** Bytes that may wait for one reader before its stream ends; it comes back and resumes. Whatever is kept of a lab fits. */
const WAITING = 14 * MIB;
/** Bytes of a record of which each reader may have a copy. */
const COPIED = 256 * 1024;

interface Limits {
  /** Exchanges of one lab that are at hand. */
  readonly exchanges: number;
  /** Bytes of one lab's exchanges. */
  readonly ofOne: number;
  /** Bytes of all labs' exchanges together; of the lab with most they go first. */
  readonly bytes: number;
  /** Bytes that may wait for one reader. */
  readonly waiting: number;
}

/** Where labs and their records are read. */
interface Source {
  /** The lab with that id, unless it is over. */
  find(id: string): Promise<Lab | null>;
  recordedAfter(id: string, sequence: number): Promise<readonly Recorded[]>;
}

interface HubOptions {
  readonly source: Source;
  readonly onFault: (fault: unknown) => void;
  readonly limits?: Limits;
}

interface Kept {
  readonly sequence: number;
  /** Encoded once, and shared by all who read it: a slow reader holds no copy. */
  readonly frame: Uint8Array;
}

/** One lab that somebody follows here, and how far it was told. */
interface Channel {
  lab: Lab;
  /** The number of the last exchange that was told. */
  sequence: number;
  kept: Kept[];
  bytes: number;
  readonly readers: Set<EventReader>;
  /** The reading under way, and whether there is news that it may not have seen. */
  reading: Promise<void> | null;
  stale: boolean;
}

const encoder = new TextEncoder();

/**
 * Everybody in this process who follows a lab. However often and in whatever order it hears that something changed, it
 * reads what is so from where labs are kept and tells it in order, without a gap and once. What it has read of a lab stays
 * at hand while somebody follows it, within bounds.
 */
export class LabHub {
  readonly #channels = new Map<string, Channel>();
  /** A class is few enough to be served in one turn. */
  readonly #streams = new EventStreams(new FanOut((run) => run()));
  readonly #source: Source;
  readonly #onFault: (fault: unknown) => void;
  readonly #limits: Limits;
  #bytes = 0;

  constructor({ source, onFault, limits = { ...RECORD, waiting: WAITING } }: HubOptions) {
    this.#source = source;
    this.#onFault = onFault;
    this.#limits = limits;
  }

  /**
   * Reads how a lab stands, and answers with what opens a reader's stream: first the lab and its clients, then the exchanges
   * after the one that the reader saw last, then whatever happens. `null` where there is no such lab (any more).
   */
  async open(
    labId: string,
  ): Promise<((lastEventId: string | null, onClose: () => void) => ReadableStream<Uint8Array>) | null> {
    let channel = this.#channels.get(labId);
    if (!channel) {
      const lab = await this.#source.find(labId);
      if (!lab) return null;
      channel = this.#channels.get(labId) ?? {
        lab,
        sequence: 0,
        kept: [],
        bytes: 0,
        readers: new Set(),
        reading: null,
        stale: false,
      };
      this.#channels.set(labId, channel);
    }
    await this.#refresh(channel);
    if (this.#channels.get(labId) !== channel) return null;
    return (lastEventId, onClose) => this.#connect(channel, lastEventId, onClose);
  }

  /** Something of a lab may have changed: tells all that did to whoever follows it here. Calling it in vain does no harm. */
  announce(labId: string): void {
    const channel = this.#channels.get(labId);
    if (channel) void this.#refresh(channel).catch(this.#onFault);
  }

  /** Makes up for news that did not come, and lets go of labs that nobody follows here any more. */
  async reconcile(): Promise<void> {
    for (const [labId, channel] of [...this.#channels]) {
      if (channel.readers.size === 0) this.#forget(labId, channel);
      else await this.#refresh(channel);
    }
  }

  /** The labs that somebody follows here. */
  get followed(): readonly string[] {
    return [...this.#channels].filter(([, { readers }]) => readers.size > 0).map(([labId]) => labId);
  }

  /** How many streams follow the lab here. */
  audience(labId: string): number {
    return this.#channels.get(labId)?.readers.size ?? 0;
  }

  /** Ends all streams, so that the server can stop. */
  stop(): void {
    this.#streams.stop();
    for (const [labId, channel] of [...this.#channels]) this.#forget(labId, channel);
  }

  #connect(channel: Channel, lastEventId: string | null, onClose: () => void): ReadableStream<Uint8Array> {
    const { lab } = channel;
    const [seenRound, seen] = (lastEventId ?? '').split('.').map(Number);
    const after = seenRound === lab.round && seen ? seen : 0;
    const mostWaiting = { frames: Number.POSITIVE_INFINITY, bytes: this.#limits.waiting };
    const leave = (one: EventReader) => {
      channel.readers.delete(one);
      onClose();
    };
    const reader = this.#streams.open(null, leave, mostWaiting);
    // The lab may be over by now: coming back, the reader is told.
    if (this.#channels.get(lab.id) !== channel) reader.end();
    if (!reader.isOpen) return reader.stream;
    channel.readers.add(reader);
    const greeting: readonly LabEvent[] = [
      { type: 'lab', lab: stateOf(lab) },
      { type: 'clients', clients: clientsOf(lab) },
    ];
    const first = encoder.encode(`retry: ${RETRY}\n\n${greeting.map((event) => frameText(event)).join('')}`);
    const missed = channel.kept.filter(({ sequence }) => sequence > after).map(({ frame }) => frame);
    // A short record goes out in one piece; of a long one no reader gets a copy of its own.
    const short = missed.reduce((bytes, { length }) => bytes + length, 0) <= COPIED;
    if (short) reader.push(Buffer.concat([first, ...missed]));
    else for (const frame of [first, ...missed]) reader.push(frame);
    return reader.stream;
  }

  /** Reads and tells until nothing is new; whoever asks meanwhile is served by the same reading. */
  #refresh(channel: Channel): Promise<void> {
    channel.stale = true;
    channel.reading ??= this.#readAll(channel).finally(() => {
      channel.reading = null;
    });
    return channel.reading;
  }

  async #readAll(channel: Channel): Promise<void> {
    while (channel.stale) {
      channel.stale = false;
      const lab = await this.#source.find(channel.lab.id);
      if (!lab) return this.#forget(channel.lab.id, channel);
      this.#tellLab(channel, lab);
      for (;;) {
        const page = await this.#source.recordedAfter(lab.id, channel.sequence);
        if (this.#channels.get(lab.id) !== channel) return;
        // Of a round that began since the lab was read: that is told first.
        if (page.some(({ round }) => round !== lab.round)) channel.stale = true;
        const told = page.filter(({ round }) => round === lab.round);
        for (const exchange of told) this.#tellExchange(channel, exchange);
        if (told.length === 0) break;
      }
    }
  }

  #tellLab(channel: Channel, lab: Lab): void {
    const before = channel.lab;
    channel.lab = lab;
    if (lab.round !== before.round) this.#clear(channel);
    if (JSON.stringify(stateOf(lab)) !== JSON.stringify(stateOf(before))) {
      this.#tell(channel, { type: 'lab', lab: stateOf(lab) });
    }
    if (lab.joined !== before.joined) this.#tell(channel, { type: 'clients', clients: clientsOf(lab) });
  }

  #tell(channel: Channel, event: LabEvent): void {
    this.#streams.tell(channel.readers, encoder.encode(frameText(event)));
  }

  #tellExchange(channel: Channel, { sequence, round, text }: Recorded): void {
    // The exchange is JSON already.
    const data = `{"round":${round},"exchange":${text}}`;
    const frame = encoder.encode(formatEvent({ id: `${round}.${sequence}`, event: 'exchange', data }));
    channel.sequence = sequence;
    channel.kept.push({ sequence, frame });
    channel.bytes += frame.length;
    this.#bytes += frame.length;
    while (channel.kept.length > this.#limits.exchanges || channel.bytes > this.#limits.ofOne) {
      this.#dropOldest(channel);
    }
    while (this.#bytes > this.#limits.bytes) this.#dropOldest(this.#largest());
    this.#streams.tell(channel.readers, frame);
  }

  /** Ends the streams of whoever still follows a lab here, and keeps nothing of it at hand. */
  #forget(labId: string, channel: Channel): void {
    if (this.#channels.get(labId) !== channel) return;
    this.#channels.delete(labId);
    this.#clear(channel);
    for (const reader of [...channel.readers]) reader.end();
  }

  #clear(channel: Channel): void {
    this.#bytes -= channel.bytes;
    channel.bytes = 0;
    channel.kept = [];
  }

  #dropOldest(channel: Channel): void {
    const dropped = channel.kept.shift();
    if (!dropped) return;
    channel.bytes -= dropped.frame.length;
    this.#bytes -= dropped.frame.length;
  }

  #largest(): Channel {
    return [...this.#channels.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
  }
}
