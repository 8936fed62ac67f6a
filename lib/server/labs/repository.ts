import type { Lab } from './lab';

/** A lock to be taken. */
export interface Locking {
  readonly holder: string;
  readonly token: string;
  readonly until: Date;
}

/** What a teacher switches. */
export type Settings = Pick<Lab, 'guard' | 'paused' | 'challenge'>;

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

  /** Switches what a teacher may if all of it is still as in `before`; false, with nothing done, where it is not. */
  change(before: Lab, next: Settings): Promise<boolean>;
  /**
   * Begins a new round, with the lock free, nothing recorded, and no version of the document before the one it begins with;
   * answers with the lab as it is then, or `null` where there is none. Where the round that is there began with that
   * version or a later one, as when several are begun at once, nothing is done: what an earlier one begins with is gone.
   * Names, progress and teachers stay.
   */
  restart(id: string, next: Pick<Lab, 'guard' | 'startVersion'>): Promise<Lab | null>;
  /** Takes the lock, or takes it anew; false while somebody else holds it. */
  lock(id: string, locking: Locking, now: Date): Promise<boolean>;
  /** Gives the lock back; false where it is another's, or the token is not that of the lock. */
  unlock(id: string, holder: string, token: string): Promise<boolean>;
}
