/** An exchange to be kept. */
export interface Recording {
  /** The exchange as JSON. */
  readonly text: string;
  /** The version of the document that it made; `null` where it made none. */
  readonly wrote: number | null;
  readonly endedAt: Date;
}

/** An exchange as it is kept. */
export interface Recorded {
  /** Grows by one with every exchange of the lab, over rounds and over the ends of processes. */
  readonly sequence: number;
  readonly round: number;
  /** The exchange as JSON. */
  readonly text: string;
}

/** What of a record is kept; the oldest exchanges go first. */
export interface RecordLimits {
  /** Exchanges of one lab. */
  readonly exchanges: number;
  /** Bytes of one lab's exchanges. */
  readonly ofOne: number;
  /** Bytes of all labs' exchanges together; of the lab with most they go first. */
  readonly bytes: number;
}

/** Where the records of labs are kept. What of one is gone, its lab says. */
export interface RecordRepository {
  /** Adds exchanges to the record of a round, in order; false, with nothing done, where another round has begun. */
  record(id: string, round: number, exchanges: readonly Recording[], limits: RecordLimits): Promise<boolean>;
  /** Exchanges after a number, in order, none left out that is kept; at most some of them at once. */
  recordedAfter(id: string, sequence: number): Promise<readonly Recorded[]>;
}
