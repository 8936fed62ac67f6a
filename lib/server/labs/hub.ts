import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { LabEvent } from '@/lib/lab/people/lab-view';
import { FanOut } from '@/lib/server/events/fan-out';
import { frameText } from '@/lib/server/events/frame';
import type { EventReader } from '@/lib/server/events/reader';
import { EventStreams, RETRY } from '@/lib/server/events/streams';

interface Limits {
  /** Exchanges that are kept of one lab; the oldest go first. */
  readonly exchanges: number;
  /** Characters of all labs' exchanges together; the oldest of the lab with most go first. */
  readonly characters: number;
  /** Bytes that may wait for one reader before its stream ends; it comes back and resumes. */
  readonly waiting: number;
}

const LIMITS: Limits = { exchanges: 600, characters: 64 * 1024 * 1024, waiting: 4 * 1024 * 1024 };

interface Kept {
  readonly sequence: number;
  readonly frame: string;
}

interface Channel {
  round: number;
  sequence: number;
  kept: Kept[];
  characters: number;
  readonly readers: Set<EventReader>;
}

const encoder = new TextEncoder();

/** The record of what goes on in the labs of this process, and everybody who follows it. Bounded in memory. */
export class LabHub {
  readonly #channels = new Map<string, Channel>();
  /** A class is few enough to be served in one turn. */
  readonly #streams = new EventStreams(new FanOut((run) => run()));
  readonly #limits: Limits;
  #characters = 0;

  constructor(limits: Limits = LIMITS) {
    this.#limits = limits;
  }

  /** Keeps an exchange and tells it to everybody in the lab, unless a new round has begun since it was sent. */
  record(labId: string, round: number, exchange: Exchange): void {
    const channel = this.#channel(labId);
    if (round < channel.round) return;
    if (round > channel.round) this.#clear(channel, round);
    channel.sequence += 1;
    const frame = frameText({ type: 'exchange', round, exchange }, { id: `${round}.${channel.sequence}` });
    channel.kept.push({ sequence: channel.sequence, frame });
    channel.characters += frame.length;
    this.#characters += frame.length;
    if (channel.kept.length > this.#limits.exchanges) this.#dropOldest(channel);
    while (this.#characters > this.#limits.characters) this.#dropOldest(this.#largest());
    this.#send(channel, frame);
  }

  /** Tells everybody in the lab what has changed; a new round forgets the exchanges of the one before. */
  tell(labId: string, event: Exclude<LabEvent, { readonly type: 'exchange' }>): void {
    const channel = this.#channel(labId);
    if (event.type === 'lab' && channel.round !== event.lab.round) this.#clear(channel, event.lab.round);
    this.#send(channel, frameText(event));
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
      onClose();
    };
    const reader = this.#streams.open(null, leave, mostWaiting);
    if (!reader.isOpen) return reader.stream;
    channel.readers.add(reader);
    const missed = channel.kept.filter(({ sequence }) => sequence > after);
    const first = [...greeting.map((event) => frameText(event)), ...missed.map(({ frame }) => frame)];
    reader.push(encoder.encode(`retry: ${RETRY}\n\n${first.join('')}`));
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
      channel = { round: 0, sequence: 0, kept: [], characters: 0, readers: new Set() };
      this.#channels.set(labId, channel);
    }
    return channel;
  }

  #clear(channel: Channel, round: number): void {
    this.#characters -= channel.characters;
    channel.characters = 0;
    channel.kept = [];
    channel.round = round;
  }

  #dropOldest(channel: Channel): void {
    const dropped = channel.kept.shift();
    if (!dropped) return;
    channel.characters -= dropped.frame.length;
    this.#characters -= dropped.frame.length;
  }

  #largest(): Channel {
    return [...this.#channels.values()].reduce((a, b) => (b.characters > a.characters ? b : a));
  }

  #send(channel: Channel, frame: string): void {
    this.#streams.tell(channel.readers, encoder.encode(frame));
  }
}
