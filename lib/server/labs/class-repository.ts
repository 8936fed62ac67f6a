import type { OwnPlace } from './names';
import type { Progress, Said } from './progress';
import type { Refusal } from './refusal';

/** Room for those who want to join a lab. */
export interface Room {
  /** Clients of the lab, at most. */
  readonly most: number;
  /** Who asks; `null` where a teacher does, for whom no share is counted. */
  readonly guest: {
    /** `null` for whoever has no name here yet: of one share they all count as one person. */
    readonly personId: string | null;
    readonly share: string;
    /** Clients of one person, and of one share, at most. No share gets more than it leaves free. */
    readonly mostOfPerson: number;
    readonly mostOfShare: number;
  } | null;
}

/** Somebody who wants a place of their own, under a name that they chose. */
export interface Newcomer {
  readonly personId: string;
  readonly name: string;
}

/** A client and a challenge. */
export interface ProgressPlace {
  readonly place: number;
  /** The client's name. */
  readonly name: string;
  readonly challenge: string;
}

/** How far a client has come with a challenge, as it is kept. */
export interface KeptProgress extends ProgressPlace, Progress {
  /** The number of the change that made it so; it grows with every change in the lab. */
  readonly changed: number;
}

/** How much progress is kept, in challenges. */
export interface ProgressRoom {
  /** Of one client. */
  readonly ofPlace: number;
  /**
   * Of one lab, and of all clients that joined from one address, which get no more than they leave free; `null` for a
   * teacher, for whom no share is counted.
   */
  readonly shared: { readonly ofLab: number; readonly ofShare: number } | null;
}

/**
 * Where it is kept who is in a lab, and how far each has come. Each change is one transaction, in which all that it depends on
 * is looked at.
 */
export interface ClassRepository {
  /** Takes in clients; answers with how many there are with them, or why, with nothing done, they are not taken in. */
  join(id: string, count: number, room: Room): Promise<number | Refusal>;
  /**
   * The one place of somebody, which is made where they have none: under their name, or the same with a number where
   * another client has it. However often and at once it is asked for, each person has one. Or why, with nothing done, there
   * is none.
   */
  takePlace(id: string, newcomer: Newcomer, room: Room): Promise<(OwnPlace & { isNew: boolean }) | Refusal>;
  /** The place of somebody; `null` where they have none of their own. */
  placeOf(id: string, personId: string): Promise<OwnPlace | null>;
  /** Whose own place it is; `null` where it is nobody's. */
  ownerOf(id: string, place: number): Promise<string | null>;
  /** All places with names of their own, in order. */
  ownPlaces(id: string): Promise<readonly OwnPlace[]>;
  /** The places of those who were guests as they joined; all others came as teachers, or with one. */
  guestPlaces(id: string): Promise<readonly number[]>;

  /** Makes somebody a teacher of a lab, if it has fewer than so many besides its maker; `null`, or why not. */
  addTeacher(id: string, personId: string, most: number): Promise<Refusal | null>;
  /** Whether somebody was made a teacher of a lab. Says nothing of its maker. */
  isTeacher(id: string, personId: string): Promise<boolean>;

  /**
   * Notes what a client says of a challenge, as `afterSaying` has it; answers with what is so then, or why, with nothing
   * done, it is not noted.
   */
  note(
    id: string,
    where: ProgressPlace,
    said: Said,
    now: Date,
    room: ProgressRoom,
  ): Promise<KeptProgress | Refusal>;
  /** All progress that changed after a number, in the order of changes. */
  progressAfter(id: string, changed: number): Promise<readonly KeptProgress[]>;
  /** The progress of one client. */
  progressOf(id: string, place: number): Promise<readonly KeptProgress[]>;
}
