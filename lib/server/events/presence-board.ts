import type { PresenceEvent } from '@/lib/documents/events/event';
import {
  arrive,
  EMPTY_ROSTER,
  expire,
  keep,
  leave,
  listPresent,
  type PresenceReport,
  type Roster,
  type Visitor,
} from '@/lib/documents/events/presence';
import type { Person } from '@/lib/documents/people/person';
import { EventFrame } from './frame';

/**
 * Least time between two lists of one document, in milliseconds: so long at least, and longer by so much per reader or,
 * if that is more, by what it takes to send the last list to all of them at so many bytes a millisecond.
 */
const PACE = { least: 100, perReader: 2, bytes: 10_000 };

interface BoardOptions {
  /** Passes a list on to all readers of the document. */
  readonly tell: (frame: EventFrame, document: string) => void;
  /** How many readers the document has. */
  readonly audience: (document: string) => number;
  readonly now: () => number;
  readonly after: (delay: number, run: () => void) => void;
}

/** Those who have one document open, and what its readers know of them. */
interface Audience {
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
  readonly #audiences = new Map<string, Audience>();

  constructor(options: BoardOptions) {
    this.#options = options;
  }

  /** The list of a document as its readers have it. */
  frame(document: string): EventFrame {
    return this.#audiences.get(document)?.frame ?? frameOf(document, EMPTY_ROSTER).frame;
  }

  /** A tab speaks up. Needed again before the lease ends. */
  arrive(document: string, person: Person, report: PresenceReport, visitor: Visitor): void {
    this.#change(document, (roster) => arrive(roster, person, report, this.#options.now(), visitor));
  }

  /** Only those stay of whom that is true: somebody lost the right to be there. */
  keep(document: string, stays: (personId: string) => boolean): void {
    this.#change(document, (roster) => keep(roster, stays));
  }

  /** A person's tab goes, or with `null` all of them. */
  leave(document: string, personId: string, tab: string | null): void {
    this.#change(document, (roster) => leave(roster, personId, tab));
  }

  /** Lets those go that were silent for too long. To be called every second. */
  sweep(): void {
    for (const document of this.#audiences.keys()) {
      this.#change(document, (roster) => expire(roster, this.#options.now()));
    }
  }

  #change(document: string, change: (roster: Roster) => Roster): void {
    const known = this.#audiences.get(document);
    const before = known?.roster ?? EMPTY_ROSTER;
    const roster = change(before);
    if (roster === before) return;
    if (known) {
      known.roster = roster;
      this.#plan(document, known);
    } else {
      const fresh = {
        roster,
        ...frameOf(document, EMPTY_ROSTER),
        toldAt: Number.NEGATIVE_INFINITY,
        pending: false,
      };
      this.#audiences.set(document, fresh);
      this.#plan(document, fresh);
    }
  }

  #plan(document: string, audience: Audience): void {
    if (audience.pending) return;
    const { now, after, audience: readers } = this.#options;
    const perReader = Math.max(PACE.perReader, audience.told.length / PACE.bytes);
    const wait = audience.toldAt + PACE.least + perReader * readers(document) - now();
    if (wait <= 0) {
      this.#tell(document, audience);
      return;
    }
    audience.pending = true;
    after(wait, () => {
      audience.pending = false;
      this.#tell(document, audience);
    });
  }

  #tell(document: string, audience: Audience): void {
    const next = frameOf(document, audience.roster);
    if (audience.roster.size === 0) this.#audiences.delete(document);
    if (next.told === audience.told) return;
    Object.assign(audience, next, { toldAt: this.#options.now() });
    this.#options.tell(next.frame, document);
  }
}

function frameOf(document: string, roster: Roster): Pick<Audience, 'frame' | 'told'> {
  const event: PresenceEvent = { type: 'presence', document, ...listPresent(roster) };
  return { frame: new EventFrame(event), told: JSON.stringify(event) };
}
