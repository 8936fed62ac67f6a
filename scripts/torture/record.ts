/** What a client set out to do to a document. It may take several requests: who gets no answer sends it again. */
export interface Act {
  /** `create` gives the document its address, `make` leaves that to the server. */
  readonly kind: 'save' | 'patch' | 'create' | 'make' | 'delete';
  /** Which document; `null` where the server is to choose. */
  readonly document: string | null;
  /** The tag of the version that it was made of, as it was named; `null` where it creates. */
  readonly base: string | null;
  /** The title of what it writes, which nothing else has. */
  readonly mark: string;
  /** What it sent to be stored; `null` where that follows from the version before. */
  readonly content: string | null;
  /** Whether it said which act it is (Idempotency-Key). */
  readonly keyed: boolean;
}

/** As much of an answer as tells what a document is, or what became of an act. */
export interface Answer {
  readonly status: number;
  /** The tag of what the document says, or of what was stored. */
  readonly tag: string | null;
  /** What the document says under that tag, where the answer has it. */
  readonly content: string | null;
  /** Why a precondition failed. */
  readonly reason: string | null;
  /** The tag of what this very act stored before, where others came after it. */
  readonly savedAs: string | null;
  /** Of a deleted document, the number of its newest version. */
  readonly last: number | null;
}

/** One request and what became of it. Times are milliseconds of one clock that never goes back. */
export interface Exchange {
  readonly client: number;
  readonly instance: number;
  /** Which act it is part of, by its place in the record; `null`: it only read. */
  readonly act: number | null;
  readonly document: string | null;
  readonly start: number;
  readonly end: number;
  /** `lost`: it may have arrived or not. `unreached`: nobody was there to take it. */
  readonly answer: Answer | 'lost' | 'unreached';
}

/** A version as history has it in the end. */
export interface KeptVersion {
  readonly version: number;
  readonly tag: string;
  readonly parent: string | null;
  readonly content: string;
}

/** A document as it is found in the end. */
export interface KeptDocument {
  readonly id: string;
  /** Oldest first. */
  readonly versions: readonly KeptVersion[];
  /** What it says; `null`: it is deleted. */
  readonly current: { readonly tag: string; readonly content: string } | null;
  /** How many versions it had before anybody acted. */
  readonly given: number;
}

/** All that was done. */
export interface Done {
  readonly acts: readonly Act[];
  readonly exchanges: readonly Exchange[];
}

/** All that was done, and all that is there afterwards. */
export interface TortureRecord extends Done {
  readonly documents: readonly KeptDocument[];
}
