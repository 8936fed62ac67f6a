import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { Guard } from '@/lib/lab/guards/guard';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';

/** A lab as everybody in it sees it. */
export interface LabState {
  readonly guard: Guard;
  /** Requests on the document are answered by 503 until the teacher goes on. */
  readonly paused: boolean;
  /** Grows with every reset; exchanges of an earlier round are over. */
  readonly round: number;
  readonly start: StartingPoint;
  readonly expiresAt: string;
}

/** A lab as a resource; `teacher` says whether the asker may switch the guard, pause and reset. */
export interface LabView extends LabState {
  readonly id: string;
  readonly teacher: boolean;
}

/** Somebody who joined a lab. */
export interface LabClient {
  readonly name: string;
}

/** What a client was given on joining: its name, and the token that says so in the field `Lab-Client`. */
export interface LabIdentity {
  readonly name: string;
  readonly token: string;
}

/** One event of a lab's stream. */
export type LabEvent =
  | { readonly type: 'lab'; readonly lab: LabState }
  | { readonly type: 'clients'; readonly clients: readonly LabClient[] }
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
