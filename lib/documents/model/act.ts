/** How long an act is remembered, in milliseconds: as long as a client may go on sending its request again. */
const REMEMBERED = 24 * 60 * 60_000;

/**
 * One act of writing, which its client may have to send more than once because an answer got lost. It is recognised by the
 * key that the client gave it, the person and the digest, never by its content alone: two people who both turn 0 into 1
 * have not made the same change. RFC 9110 §13.1.1 lets a server answer success to what appears to be done already, and
 * warns of just this case.
 */
export interface Act {
  readonly personId: string;
  /** Idempotency-Key: one person uses it once. */
  readonly key: string;
  /** Of the whole request: method, address, conditions and content. */
  readonly digest: string;
  readonly at: Date;
}

/** An act that was carried out, and what came of it. */
export interface CompletedAct extends Act {
  readonly documentId: string;
  /** The version that was current when it was done; of an act that named a version, which change of the names it was. */
  readonly version: number;
  /** That version's tag; `null` where the act deleted the document, or a name. */
  readonly etag: string | null;
  readonly created: boolean;
}

/** What was done at this time or before is forgotten: its key may be used anew. `now` is when that is asked. */
export function forgottenAt(now: Date): Date {
  return new Date(now.getTime() - REMEMBERED);
}
