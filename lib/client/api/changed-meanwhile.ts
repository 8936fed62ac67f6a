/** Something is not called any more as the person saw it who was about to call it otherwise. */
export class ChangedMeanwhileError extends Error {
  override readonly name = 'ChangedMeanwhileError';
  /** What it is called now; empty: it has no name. */
  readonly now: string;

  constructor(now: string) {
    super('The name was changed in the meantime.');
    this.now = now;
  }
}
