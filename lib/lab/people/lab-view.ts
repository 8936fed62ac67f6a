import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { Beginning, StartingPoint } from '@/lib/lab/ledger/ledger';

/** A lab as everybody in it sees it. */
export interface LabState {
  readonly guard: Guard;
  /** Requests on the document are answered by 503 until the teacher goes on. */
  readonly paused: boolean;
  /** Grows with every reset; exchanges of an earlier round are over. */
  readonly round: number;
  readonly start: StartingPoint;
  /** The challenge that the teacher set for the class, by its id; `null` for none. */
  readonly challenge: string | null;
  /** When the lab ends and all that is kept of it goes. */
  readonly expiresAt: string;
}

/** Where a record begins, as its stream tells it. What is told of a version up to this one is part of it already. */
export type RecordBegins = Beginning;

/** How far a client has come with a challenge. */
export interface ProgressRow {
  /** The client's name, which no other client of the lab has. */
  readonly name: string;
  /** The challenge's id. */
  readonly challenge: string;
  /** The answer that they gave before the traffic did; `null` for none. Once given it stays. */
  readonly prediction: string | null;
  /** When they first reached the goal (RFC 3339); `null` while they have not. Never taken back. */
  readonly reachedAt: string | null;
}

/** A lab as a resource; `teacher` says whether the asker may switch guard and challenge, pause and reset. */
export interface LabView extends LabState {
  readonly id: string;
  readonly teacher: boolean;
}

/** Somebody who joined a lab. */
export interface LabClient {
  readonly name: string;
  /** Came as a teacher, or is one of the people of a teacher's page: no student, on whichever device a teacher looks. */
  readonly teacher: boolean;
}

/** What a client was given on joining: its name, and the token that says so in the field `Lab-Client`. */
export interface LabIdentity {
  readonly name: string;
  readonly token: string;
}

/**
 * One event of a lab's stream. It opens with `lab` and `clients`, then `begins` if exchanges are missing between what the
 * reader has and the first that follows: what they have of the record is to be forgotten then. `progress` goes to
 * teachers only, one for each row: all that there are when the stream opens, and each that changes.
 */
export type LabEvent =
  | { readonly type: 'lab'; readonly lab: LabState }
  | { readonly type: 'clients'; readonly clients: readonly LabClient[] }
  | { readonly type: 'begins'; readonly begins: RecordBegins }
  | ({ readonly type: 'progress' } & ProgressRow)
  | { readonly type: 'exchange'; readonly round: number; readonly exchange: Exchange };

/** Where a lab's document is. It has the lab's own id, and no other document can be reached through a lab. */
export function documentTarget(labId: string): string {
  return `/api/documents/${labId}`;
}

/** Where a lab's lock is. */
export function lockTarget(labId: string): string {
  return `/api/labs/${labId}/lock`;
}

/** The field in which a client of a lab says who it is; several clients share one browser, hence one cookie. */
export const CLIENT_FIELD = 'Lab-Client';

/** The field that asks the server to hold a checked PUT at a gate (guard `check-then-write` only). */
export const GATE_FIELD = 'Lab-Gate';

/** The field that asks the server to hold back its answer, in milliseconds, so that the client can give up before. */
export const DELAY_FIELD = 'Lab-Delay';

/** The field of an answer that names the exchange in the lab's record. */
export const EXCHANGE_FIELD = 'Lab-Exchange';

/** The field of an answer that names the guard under which the request was treated. */
export const GUARD_FIELD = 'Lab-Guard';
