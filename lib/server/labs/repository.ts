import type { Lab } from './lab';

/** Guests who want to join, and what may have joined with them. */
export interface Joining {
  readonly count: number;
  /** Clients of the lab, at most. */
  readonly most: number;
  /** Who asks; `null` where the one who made the lab does, for whom no share is counted. */
  readonly guest: {
    /** `null` for whoever has no name here yet. */
    readonly personId: string | null;
    readonly share: string;
    /** Clients of one person, and of one share, at most. No share gets more than it leaves free. */
    readonly mostOfPerson: number;
    readonly mostOfShare: number;
  } | null;
}

/** A lock to be taken. */
export interface Locking {
  readonly holder: string;
  readonly token: string;
  readonly until: Date;
}

/** An exchange as it is kept. */
export interface Recorded {
  /** Grows by one with every exchange of the lab, over rounds and over the ends of processes. */
  readonly sequence: number;
  readonly round: number;
  /** The exchange as JSON. */
  readonly text: string;
}

/** What of a record is kept; the oldest exchanges go first. */
export interface RecordLimits {
  /** Exchanges of one lab. */
  readonly exchanges: number;
  /** Bytes of one lab's exchanges. */
  readonly ofOne: number;
  /** Bytes of all labs' exchanges together; of the lab with most they go first. */
  readonly bytes: number;
}

/** A gate as somebody names it. */
export interface GatePlace {
  readonly labId: string;
  /** The client whose PUT is held; `null` stands for any client of the lab, as whom its teacher asks. */
  readonly client: number | null;
  readonly name: string;
}

/** How a PUT was met at its gate first: standing at it, or answered without. */
export type Met = 'held' | 'answered';

/** How long a gate is remembered, and what else has room. */
export interface GateTerms {
  readonly now: Date;
  readonly until: Date;
  /** Gates of one client at once; of those that were answered the oldest gives way to a new one. */
  readonly most: number;
}

/**
 * Where labs are kept: one database for all instances of the application. Each change is one transaction, in which all that
 * it depends on is looked at.
 */
export interface LabRepository {
  /** Adds a lab; false, with nothing done, where its owner has `mostOfOwner` already, trials left out of the count. */
  insert(lab: Lab, mostOfOwner?: number): Promise<boolean>;
  /** The lab with that id, also one that is over. */
  find(id: string): Promise<Lab | null>;
  count(which: {
    readonly ownerId?: string;
    readonly share?: string;
    readonly trial?: boolean;
  }): Promise<number>;
  /** A person's trials but for the newest so many. */
  trialsBefore(ownerId: string, newest: number): Promise<readonly string[]>;
  /** The share with most labs; `null` where there is no lab. */
  largestShare(): Promise<string | null>;
  /**
   * The lab of a share that is missed least: of those that nobody was seen to follow since a time a trial, or what nobody
   * joined, else any, the oldest first. `null` where all are followed.
   */
  idlest(share: string, since: Date): Promise<string | null>;
  /** Labs whose time is over at that time. */
  over(at: Date): Promise<readonly string[]>;
  /** Removes labs with their documents and all that is kept of them. */
  remove(ids: readonly string[]): Promise<void>;
  /** Says that these labs were followed at that time. */
  followed(ids: readonly string[], at: Date): Promise<void>;

  /** Switches guard and pause if both are still as in `before`; false, with nothing done, where they are not. */
  change(before: Lab, next: Pick<Lab, 'guard' | 'paused'>): Promise<boolean>;
  /**
   * Begins a new round, with the lock free, nothing recorded, and no version of the document before the one it begins with;
   * answers with the lab as it is then, or `null` where there is none. Where the round that is there began with that
   * version or a later one, as when several are begun at once, nothing is done: what an earlier one begins with is gone.
   */
  restart(id: string, next: Pick<Lab, 'guard' | 'startVersion'>): Promise<Lab | null>;
  /** Takes in clients; answers with how many there are with them, or `null`, with nothing done, where that is too many. */
  join(id: string, joining: Joining): Promise<number | null>;
  /** Takes the lock, or takes it anew; false while somebody else holds it. */
  lock(id: string, locking: Locking, now: Date): Promise<boolean>;
  /** Gives the lock back; false where it is another's, or the token is not that of the lock. */
  unlock(id: string, holder: string, token: string): Promise<boolean>;

  /** Adds exchanges to the record of a round, in order; false, with nothing done, where another round has begun. */
  record(id: string, round: number, texts: readonly string[], limits: RecordLimits): Promise<boolean>;
  /** Exchanges after a number, in order, none left out that is kept; at most some of them at once. */
  recordedAfter(id: string, sequence: number): Promise<readonly Recorded[]>;

  /**
   * Notes how a PUT was met at a client's gate, and at the teacher's of that name; false where there is no room for it, or no
   * such lab.
   */
  meet(place: GatePlace & { readonly client: number }, met: Met, terms: GateTerms): Promise<boolean>;
  /** How a PUT was met at a gate, at the teacher's whoever's was met first; `null` while none was. */
  met(place: GatePlace, now: Date): Promise<Met | null>;
  /** Opens a gate, and with the teacher's all of that name; false where there is no room for it, or no such lab. */
  open(place: GatePlace, terms: GateTerms): Promise<boolean>;
  /** Whether a client's gate, or the teacher's of that name, was opened. */
  isOpen(place: GatePlace & { readonly client: number }, now: Date): Promise<boolean>;
}
