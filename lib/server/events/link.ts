/** One connection to where instances meet, from when it is opened until it breaks. */
export interface Link {
  /** Connects and begins to hear what is said. Rejects where that cannot be. */
  open(): Promise<void>;
  /** Says this to all who listen, itself included, in this order; resolves once whoever passes it on has it. */
  post(payloads: readonly string[]): Promise<void>;
  /** Resolves if the connection is there. */
  ask(): Promise<void>;
  /** Takes leave of the other end. */
  end(): Promise<void>;
  /** Closes the connection at once, open or not. */
  drop(): void;
}

export interface LinkListener {
  readonly onPayload: (payload: string) => void;
  /** The connection is lost. May be called more than once. */
  readonly onBreak: (fault: unknown) => void;
}

/** Makes a connection, to be opened once. */
export type NewLink = (listener: LinkListener) => Link;
