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

/** Where the gates of labs are kept. */
export interface GateRepository {
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
