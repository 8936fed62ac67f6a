import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabEvent } from '@/lib/lab/people/lab-view';
import { FanOut } from '@/lib/server/events/fan-out';
import { frameText } from '@/lib/server/events/frame';
import type { EventReader } from '@/lib/server/events/reader';
import { EventStreams, RETRY } from '@/lib/server/events/streams';

interface Limits {
  /** Exchanges that are kept of one lab; the oldest go first. */
  readonly exchanges: number;
  /** Bytes that are kept of one lab's exchanges; the oldest go first. */
  readonly ofOne: number;
  /** Bytes of all labs' exchanges together; the oldest of the lab with most go first. */
  readonly bytes: number;
  /** Bytes that may wait for one reader before its stream ends; it comes back and resumes. */
  readonly waiting: number;
}

const MIB = 1024 * 1024;
/** Bytes of a record of which each reader may have a copy. */
const COPIED = 256 * 1024;
/** Whatever is kept of one lab may wait for a reader, who would otherwise be sent away for coming late. */
const LIMITS: Limits = { exchanges: 600, ofOne: 12 * MIB, bytes: 64 * MIB, waiting: 14 * MIB };

interface Kept {
  readonly sequence: number;
  /** Encoded once, and shared by all who read it: a slow reader holds no copy. */
  readonly frame: Uint8Array;
}

interface Channel {
  round: number;
  sequence: number;
  kept: Kept[];
  bytes: number;
  readonly readers: Set<EventReader>;
}

const encoder = new TextEncoder();

/** The record of what goes on in the labs of this process, and everybody who follows it. Bounded in memory. */
export class LabHub {
  readonly #channels = new Map<string, Channel>();
  /** A class is few enough to be served in one turn. */
  readonly #streams = new EventStreams(new FanOut((run) => run()));
  readonly #limits: Limits;
  #bytes = 0;

  constructor(limits: Limits = LIMITS) {
    this.#limits = limits;
  }

  /** Keeps an exchange and tells it to everybody in the lab, unless a new round has begun since it was sent. */
  record(labId: string, round: number, exchange: Exchange): void {
    const channel = this.#channel(labId);
    if (round < channel.round) return;
    if (round > channel.round) this.#clear(channel, round);
    channel.sequence += 1;
    const frame = encoder.encode(
      frameText({ type: 'exchange', round, exchange }, { id: `${round}.${channel.sequence}` }),
    );
    channel.kept.push({ sequence: channel.sequence, frame });
    channel.bytes += frame.length;
    this.#bytes += frame.length;
    while (channel.kept.length > this.#limits.exchanges || channel.bytes > this.#limits.ofOne) {
      this.#dropOldest(channel);
    }
    while (this.#bytes > this.#limits.bytes) this.#dropOldest(this.#largest());
    this.#streams.tell(channel.readers, frame);
  }

  /** Tells everybody in the lab what has changed; a new round forgets the exchanges of the one before. */
  tell(labId: string, event: Exclude<LabEvent, { readonly type: 'exchange' }>): void {
    const channel = this.#channel(labId);
    if (event.type === 'lab' && channel.round !== event.lab.round) this.#clear(channel, event.lab.round);
    this.#streams.tell(channel.readers, encoder.encode(frameText(event)));
  }

  /** A reader's stream: first `greeting`, then the exchanges after the one that it saw last, then whatever happens. */
  connect(
    labId: string,
    greeting: readonly LabEvent[],
    round: number,
    lastEventId: string | null,
    onClose: () => void = () => {},
  ): ReadableStream<Uint8Array> {
    const channel = this.#channel(labId);
    const [seenRound, seen] = (lastEventId ?? '').split('.').map(Number);
    const after = seenRound === round && seen ? seen : 0;
    const mostWaiting = { frames: Number.POSITIVE_INFINITY, bytes: this.#limits.waiting };
    const leave = (one: EventReader) => {
      channel.readers.delete(one);
      if (isIdle(channel)) this.#channels.delete(labId);
      onClose();
    };
    const reader = this.#streams.open(null, leave, mostWaiting);
    if (!reader.isOpen) return reader.stream;
    channel.readers.add(reader);
    const first = encoder.encode(`retry: ${RETRY}\n\n${greeting.map((event) => frameText(event)).join('')}`);
    const missed = channel.kept.filter(({ sequence }) => sequence > after).map(({ frame }) => frame);
    // A short record goes out in one piece; of a long one no reader gets a copy of its own.
    const short = missed.reduce((bytes, { length }) => bytes + length, 0) <= COPIED;
    if (short) reader.push(Buffer.concat([first, ...missed]));
    else for (const frame of [first, ...missed]) reader.push(frame);
    return reader.stream;
  }

  /** How many streams follow the lab here. */
  audience(labId: string): number {
    return this.#channels.get(labId)?.readers.size ?? 0;
  }

  /** Forgets a lab, and ends the streams of whoever still follows it. */
  forget(labId: string): void {
    const channel = this.#channels.get(labId);
    if (!channel) return;
    this.#clear(channel, channel.round);
    for (const reader of [...channel.readers]) reader.end();
    this.#channels.delete(labId);
  }

  /** Ends all streams, so that the server can stop. */
  stop(): void {
    this.#streams.stop();
    for (const labId of [...this.#channels.keys()]) this.forget(labId);
  }

  #channel(labId: string): Channel {
    let channel = this.#channels.get(labId);
    if (!channel) {
      channel = { round: 0, sequence: 0, kept: [], bytes: 0, readers: new Set() };
      this.#channels.set(labId, channel);
    }
    return channel;
  }

  #clear(channel: Channel, round: number): void {
    this.#bytes -= channel.bytes;
    channel.bytes = 0;
    channel.kept = [];
    channel.round = round;
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

/** Whether there is nothing to remember of a lab that its row does not say. */
function isIdle({ readers, kept }: Channel): boolean {
  return readers.size === 0 && kept.length === 0;
}
