/** The lock that only the holder of the stream has. */
export interface HoldingLock {
  /** Waits in line for it. */
  queue(): void;
  /** Takes it from whoever has it. */
  steal(): void;
  /** Lets go of it, or leaves the line. */
  release(): void;
}

/**
 * A lock that all tabs of a browser share, by Web Locks: the browser itself hands it on when a tab is closed or crashes.
 * `granted` and `stolen` are called whenever that happens.
 */
export function holdingLock(
  locks: Pick<LockManager, 'request'>,
  name: string,
  granted: () => void,
  stolen: () => void,
): HoldingLock {
  /** Ends the request under way, granted or not. */
  let end: () => void = () => {};

  const request = (options: LockOptions): void => {
    end();
    const leaving = new AbortController();
    let letGo: () => void = () => {};
    let had = false;
    let over = false;
    end = () => {
      over = true;
      leaving.abort();
      letGo();
    };
    // A steal is granted at once, and the specification allows it no signal.
    const given = options.steal ? options : { ...options, signal: leaving.signal };
    locks
      .request(name, given, () => {
        if (over) return;
        had = true;
        granted();
        return new Promise<void>((resolve) => {
          letGo = resolve;
          if (over) resolve();
        });
      })
      .catch(() => {
        if (had && !over) stolen();
      });
  };

  return {
    queue: () => request({}),
    steal: () => request({ steal: true }),
    release: () => end(),
  };
}
