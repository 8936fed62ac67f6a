import type { PresenceEvent } from '@/lib/documents/events/event';
import {
  arrive,
  EMPTY_ROSTER,
  expire,
  leave,
  listPresent,
  type PresenceReport,
  type Roster,
} from '@/lib/documents/events/presence';
import type { Person } from '@/lib/documents/people/person';
import { EventFrame } from './frame';

/** Least time between two lists of one document, in milliseconds: so long at least, and so much longer per reader. */
const PACE = { least: 100, perReader: 2 };

interface BoardOptions {
  /** Passes a list on to all readers of the document. */
  readonly tell: (frame: EventFrame, document: string) => void;
  /** How many readers the document has. */
  readonly audience: (document: string) => number;
  readonly now: () => number;
  readonly after: (delay: number, run: () => void) => void;
}

/** Those who have one document open, and what its readers know of them. */
interface Room {
  roster: Roster;
  /** The list that readers have. */
  frame: EventFrame;
  told: string;
  toldAt: number;
  /** A newer list will be told soon. */
  pending: boolean;
}

/**
 * Who is at which document, as far as this process has heard. Readers get a new list at once when something changed,
 * but never faster than they can be served; what changes meanwhile goes into the next list.
 */
export class PresenceBoard {
  readonly #options: BoardOptions;
  readonly #rooms = new Map<string, Room>();

  constructor(options: BoardOptions) {
    this.#options = options;
  }

  /** The list of a document as its readers have it. */
  frame(document: string): EventFrame {
    return this.#rooms.get(document)?.frame ?? frameOf(document, EMPTY_ROSTER).frame;
  }

  /** A tab speaks up. Needed again before the lease ends. */
  arrive(document: string, person: Person, report: PresenceReport): void {
    this.#change(document, (roster) => arrive(roster, person, report, this.#options.now()));
  }

  /** A person's tab goes, or with `null` all of them. */
  leave(document: string, personId: string, tab: string | null): void {
    this.#change(document, (roster) => leave(roster, personId, tab));
  }

  /** Lets those go that were silent for too long. To be called every second. */
  sweep(): void {
    for (const document of this.#rooms.keys()) {
      this.#change(document, (roster) => expire(roster, this.#options.now()));
    }
  }

  #change(document: string, change: (roster: Roster) => Roster): void {
    const room = this.#rooms.get(document);
    const before = room?.roster ?? EMPTY_ROSTER;
    const roster = change(before);
    if (roster === before) return;
    if (room) {
      room.roster = roster;
      this.#plan(document, room);
    } else {
      const fresh = {
        roster,
        ...frameOf(document, EMPTY_ROSTER),
        toldAt: Number.NEGATIVE_INFINITY,
        pending: false,
      };
      this.#rooms.set(document, fresh);
      this.#plan(document, fresh);
    }
  }

  #plan(document: string, room: Room): void {
    if (room.pending) return;
    const { now, after, audience } = this.#options;
    const wait = room.toldAt + PACE.least + PACE.perReader * audience(document) - now();
    if (wait <= 0) {
      this.#tell(document, room);
      return;
    }
    room.pending = true;
    after(wait, () => {
      room.pending = false;
      this.#tell(document, room);
    });
  }

  #tell(document: string, room: Room): void {
    const next = frameOf(document, room.roster);
    if (room.roster.size === 0) this.#rooms.delete(document);
    if (next.told === room.told) return;
    Object.assign(room, next, { toldAt: this.#options.now() });
    this.#options.tell(next.frame, document);
  }
}

function frameOf(document: string, roster: Roster): Pick<Room, 'frame' | 'told'> {
  const event: PresenceEvent = { type: 'presence', document, ...listPresent(roster) };
  return { frame: new EventFrame(event), told: JSON.stringify(event) };
}
