import type { Exchange } from '@/lib/lab/exchanges/exchange';
import type { StartingPoint } from '@/lib/lab/ledger/ledger';
import type { LabRequest } from '@/lib/lab/people/person';

/** How a request is to be sent, other than what goes over the wire by itself. */
export interface SendOptions {
  /** The server holds a checked PUT at the gate of this name until it is opened (only where check and write are two steps). */
  readonly gate?: string;
  /** The client stops waiting before the answer comes, which the server holds back. */
  readonly loseAnswer?: boolean;
  readonly signal?: AbortSignal;
}

/** A lab as its clients see it. Every exchange that `send` makes went over the wire. */
export interface LabServer {
  /** Path of the document, and of its lock. */
  readonly documentTarget: string;
  readonly lockTarget: string;
  /** How many joined before a person, which gives them a place of their own in the text. */
  readonly placeOf: (person: string) => number;
  /** Sends a request as a person; an answer of any status resolves, only a broken connection rejects. */
  readonly send: (person: string, request: LabRequest, options?: SendOptions) => Promise<Exchange>;
  /** Resolves once a PUT stands at a gate (`held`) or was answered without getting there (`answered`). */
  readonly awaitGate: (gate: string) => Promise<'held' | 'answered'>;
  readonly openGate: (gate: string) => Promise<void>;
  /** Puts the starting text back. */
  readonly reset: () => Promise<StartingPoint>;
}
