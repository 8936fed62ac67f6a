import type { Person } from '@/lib/documents/people/person';
import type { Guard } from '@/lib/lab/guards/guard';
import type { LabState } from '@/lib/lab/people/lab-view';
import { startingContent } from '@/lib/lab/people/starting-text';

/** A lab as it is kept. Its document has the same id. */
export interface Lab {
  readonly id: string;
  /** Who made it, and so is its teacher: may switch guard and challenge, pause and reset. */
  readonly ownerId: string;
  /** Stands for the address that it was made from, which it does not tell. */
  readonly share: string;
  readonly guard: Guard;
  readonly paused: boolean;
  /** The challenge that its teacher set for the class, by its id. */
  readonly challenge: string | null;
  /** Short-lived, for one experiment; nothing in it is recorded. */
  readonly trial: boolean;
  /** Grows with every reset. */
  readonly round: number;
  /** The version of the document that the round began with. */
  readonly startVersion: number;
  /** How many clients have joined. */
  readonly joined: number;
  /** How often the progress of a client has changed. */
  readonly progressed: number;
  /** What of the round's record is gone; `null` while nothing is. */
  readonly gone: Gone | null;
  readonly lockHolder: string | null;
  readonly lockToken: string | null;
  readonly lockedUntil: Date | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The exchanges of a round that are not kept any more. */
interface Gone {
  /** The number of the newest of them. */
  readonly sequence: number;
  /** The version of the document that they left. */
  readonly version: number;
  /** When the last of them ended. */
  readonly at: Date;
}

/** Somebody inside a lab: nobody outside it is ever called so, and so none of it shows in anybody's list. */
export function labPerson(labId: string, who: string, name: string): Person {
  return { id: `lab:${labId}:${who}`, name, colour: 0 };
}

/** A lab as its stream tells it. */
export function stateOf({ guard, paused, challenge, round, startVersion, expiresAt, trial }: Lab): LabState {
  return {
    guard,
    paused,
    round,
    start: { version: startVersion, ...startingContent({ trial }) },
    challenge,
    expiresAt: expiresAt.toISOString(),
  };
}
