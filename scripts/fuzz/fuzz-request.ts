/** One request as it goes over the wire. */
export interface FuzzRequest {
  /** How it begins, for reports. */
  readonly line: string;
  readonly method: string;
  readonly target: string;
  readonly bytes: Buffer;
  /**
   * `whole`: the server can tell where it ends, and answers soon; `held`: the same, but it may ask the server to wait; `part`:
   * its end never comes.
   */
  readonly kind: 'whole' | 'held' | 'part';
}
