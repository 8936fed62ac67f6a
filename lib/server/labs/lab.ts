import type { Person } from '@/lib/documents/people/person';
import type { Guard } from '@/lib/lab/guards/guard';
import type { LabClient, LabState } from '@/lib/lab/people/lab-view';
import { clientName } from '@/lib/lab/people/names';
import { STARTING_BODY, STARTING_TITLE } from '@/lib/lab/people/starting-text';

/** A lab as it is kept. Its document has the same id. */
export interface Lab {
  readonly id: string;
  /** Who made it, and so may switch the guard, pause and reset. */
  readonly ownerId: string;
  /** Stands for the address that it was made from, which it does not tell. */
  readonly share: string;
  readonly guard: Guard;
  readonly paused: boolean;
  /** Short-lived, for one experiment; nothing in it is recorded. */
  readonly trial: boolean;
  /** Grows with every reset. */
  readonly round: number;
  /** The version of the document that the round began with. */
  readonly startVersion: number;
  /** How many clients have joined. */
  readonly joined: number;
  readonly lockHolder: string | null;
  readonly lockToken: string | null;
  readonly lockedUntil: Date | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Somebody inside a lab: nobody outside it is ever called so, and so none of it shows in anybody's list. */
export function labPerson(labId: string, who: string, name: string): Person {
  return { id: `lab:${labId}:${who}`, name, colour: 0 };
}

/** A lab as its stream tells it. */
export function stateOf({ guard, paused, round, startVersion, expiresAt }: Lab): LabState {
  return {
    guard,
    paused,
    round,
    start: { version: startVersion, title: STARTING_TITLE, body: STARTING_BODY },
    challenge: null,
    expiresAt: expiresAt.toISOString(),
  };
}

/** Everybody who joined a lab. */
export function clientsOf({ joined }: Pick<Lab, 'joined'>): readonly LabClient[] {
  return Array.from({ length: joined }, (_, index) => ({ name: clientName(index) }));
}
