import { formatEvent } from '@/lib/http/content/sse';
import type { LabClient, LabEvent, RecordBegins } from '@/lib/lab/people/lab-view';
import { FanOut } from '@/lib/server/events/fan-out';
import { frameText } from '@/lib/server/events/frame';
import type { EventReader } from '@/lib/server/events/reader';
import { EventStreams, RETRY } from '@/lib/server/events/streams';
import { type Channel, newChannel } from './channel';
import type { KeptProgress } from './class-repository';
import { progressRow } from './classroom';
import { type Lab, stateOf } from './lab';
import type { Recorded } from './record-repository';

const MIB = 1024 * 1024;
/** Bytes that may wait for one reader before its stream ends; it comes back and resumes. Whatever is kept of a lab fits. */
const WAITING = 18 * MIB;
/** Bytes of a record of which each reader may have a copy. */
const COPIED = 256 * 1024;

/** Where labs and all that is told of them are read. */
interface Source {
  /** The lab with that id, unless it is over. */
  find(id: string): Promise<Lab | null>;
  /** Where its record begins; `null` where nothing of it is gone. */
  beginning(lab: Lab): Promise<RecordBegins | null>;
  clients(lab: Lab): Promise<readonly LabClient[]>;
  recordedAfter(id: string, sequence: number): Promise<readonly Recorded[]>;
  progressAfter(id: string, changed: number): Promise<readonly KeptProgress[]>;
}

interface HubOptions {
  readonly source: Source;
  readonly onFault: (fault: unknown) => void;
  /** Bytes that may wait for one reader. */
  readonly waiting?: number;
}

/** Who follows a lab: a teacher is told of everybody's progress, and nobody else is. */
interface Following {
  readonly teacher: boolean;
  /** The id of the event that the reader saw last. */
  readonly lastEventId: string | null;
}

const encoder = new TextEncoder();

/**
 * Everybody in this process who follows a lab. However often and in whatever order it hears that something changed, it
 * reads what is so from where labs are kept and tells it in order, without a gap and once. What it has read of a lab stays
 * at hand while somebody follows it and it is kept there, within the bounds of that.
 */
export class LabHub {
  readonly #channels = new Map<string, Channel>();
  /** A class is few enough to be served in one turn. */
  readonly #streams = new EventStreams(new FanOut((run) => run()));
  readonly #source: Source;
  readonly #onFault: (fault: unknown) => void;
  readonly #waiting: number;

  constructor({ source, onFault, waiting = WAITING }: HubOptions) {
    this.#source = source;
    this.#onFault = onFault;
    this.#waiting = waiting;
  }

  /**
   * Reads how a lab stands, and has `begin` make of it what it likes at once, with what opens a reader's stream: first the
   * lab and its clients, then the exchanges after the one that the reader saw last, then whatever happens. A teacher is told
   * of all progress besides. `null`, with nothing begun, where there is no such lab (any more).
   */
  async open<Begun>(
    labId: string,
    following: Following,
    begin: (connect: (onClose: () => void) => ReadableStream<Uint8Array>) => Begun,
  ): Promise<Begun | null> {
    let channel = this.#channels.get(labId);
    if (!channel) {
      const lab = await this.#source.find(labId);
      if (!lab) return null;
      channel = this.#channels.get(labId) ?? newChannel(lab);
      this.#channels.set(labId, channel);
    }
    const found = channel;
    if (following.teacher) found.progress ??= new Map();
    found.coming += 1;
    try {
      await this.#refresh(found);
      if (this.#channels.get(labId) !== found) return null;
      return begin((onClose) => this.#connect(found, following, onClose));
    } finally {
      found.coming -= 1;
    }
  }

  /** Something of a lab may have changed: tells all that did to whoever follows it here. Calling it in vain does no harm. */
  announce(labId: string): void {
    const channel = this.#channels.get(labId);
    if (channel) void this.#refresh(channel).catch(this.#onFault);
  }

  /** Makes up for news that did not come, and lets go of labs that nobody follows here any more. */
  async reconcile(): Promise<void> {
    for (const [labId, channel] of [...this.#channels]) {
      if (channel.readers.size + channel.coming === 0) this.#forget(labId, channel);
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

  #connect(
    channel: Channel,
    { teacher, lastEventId }: Following,
    onClose: () => void,
  ): ReadableStream<Uint8Array> {
    const { lab } = channel;
    const [seenRound, seen] = (lastEventId ?? '').split('.').map(Number);
    const after = seenRound === lab.round && seen ? seen : 0;
    const mostWaiting = { frames: Number.POSITIVE_INFINITY, bytes: this.#waiting };
    const leave = (one: EventReader) => {
      channel.readers.delete(one);
      channel.teachers.delete(one);
      onClose();
    };
    const reader = this.#streams.open(null, leave, mostWaiting);
    if (!reader.isOpen) return reader.stream;
    channel.readers.add(reader);
    const greeting: LabEvent[] = [
      { type: 'lab', lab: stateOf(lab) },
      { type: 'clients', clients: channel.clients },
    ];
    const { begins } = channel;
    if (begins && after < (lab.gone?.sequence ?? 0)) greeting.push({ type: 'begins', begins });
    const first = encoder.encode(`retry: ${RETRY}\n\n${greeting.map((event) => frameText(event)).join('')}`);
    const missed = channel.kept.filter(({ sequence }) => sequence > after).map(({ frame }) => frame);
    // A short record goes out in one piece; of a long one no reader gets a copy of its own.
    const short = missed.reduce((bytes, { length }) => bytes + length, 0) <= COPIED;
    if (short) reader.push(Buffer.concat([first, ...missed]));
    else for (const frame of [first, ...missed]) reader.push(frame);
    if (teacher) {
      channel.teachers.add(reader);
      for (const frame of channel.progress?.values() ?? []) reader.push(frame);
    }
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
      const clients =
        lab.joined === channel.clients.length ? channel.clients : await this.#source.clients(lab);
      const isCut = lab.gone?.sequence !== channel.lab.gone?.sequence || (lab.gone && !channel.begins);
      const begins = isCut ? await this.#source.beginning(lab) : channel.begins;
      if (this.#channels.get(lab.id) !== channel) return;
      this.#tellLab(channel, lab, clients, begins);
      for (;;) {
        const page = await this.#source.recordedAfter(lab.id, channel.sequence);
        if (this.#channels.get(lab.id) !== channel) return;
        if (await this.#lacks(channel, lab, page)) {
          channel.stale = true;
          break;
        }
        // Of a round that began since the lab was read: that is told first.
        if (page.some(({ round }) => round !== lab.round)) channel.stale = true;
        const told = page.filter(({ round }) => round === lab.round);
        for (const exchange of told) this.#tellExchange(channel, exchange);
        if (told.length === 0) break;
      }
      await this.#tellProgress(channel, lab);
    }
  }

  /** Whether exchanges went between the reading of the lab and that of a page, so that it does not go on where it should. */
  async #lacks(channel: Channel, lab: Lab, [first]: readonly Recorded[]): Promise<boolean> {
    if (!first || first.sequence === channel.sequence + 1) return false;
    const now = await this.#source.find(lab.id);
    return now?.gone?.sequence !== lab.gone?.sequence;
  }

  #tellLab(channel: Channel, lab: Lab, clients: readonly LabClient[], begins: RecordBegins | null): void {
    const before = channel.lab;
    channel.lab = lab;
    if (lab.round !== before.round) channel.kept = [];
    if (JSON.stringify(stateOf(lab)) !== JSON.stringify(stateOf(before))) {
      this.#tell(channel, { type: 'lab', lab: stateOf(lab) });
    }
    if (clients !== channel.clients) this.#tell(channel, { type: 'clients', clients });
    channel.clients = clients;
    channel.begins = begins;
    const gone = lab.gone?.sequence ?? 0;
    if ((channel.kept[0]?.sequence ?? gone + 1) <= gone)
      channel.kept = channel.kept.filter(({ sequence }) => sequence > gone);
    if (gone <= channel.sequence) return;
    // They went before they were read here.
    channel.sequence = gone;
    if (begins) this.#tell(channel, { type: 'begins', begins });
  }

  async #tellProgress(channel: Channel, lab: Lab): Promise<void> {
    if (!channel.progress || lab.progressed <= channel.changed) return;
    const changes = await this.#source.progressAfter(lab.id, channel.changed);
    for (const change of changes) {
      channel.changed = change.changed;
      const frame = progressFrame(change);
      channel.progress.set(`${change.place}/${change.challenge}`, frame);
      this.#streams.tell(channel.teachers, frame);
    }
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
    this.#streams.tell(channel.readers, frame);
  }

  /** Ends the streams of whoever still follows a lab here, and keeps nothing of it at hand. */
  #forget(labId: string, channel: Channel): void {
    if (this.#channels.get(labId) !== channel) return;
    this.#channels.delete(labId);
    for (const reader of [...channel.readers]) reader.end();
  }
}

function progressFrame(progress: KeptProgress): Uint8Array {
  return encoder.encode(frameText({ type: 'progress', ...progressRow(progress) }));
}
