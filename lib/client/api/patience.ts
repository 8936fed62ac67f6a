/** Aborts what does not move on. */
export interface Patience {
  readonly signal: AbortSignal;
  /** Something moved: so many milliseconds are left for the next time. */
  readonly moved: (limit: number) => void;
  /** It is over, nothing has to move any more. */
  readonly end: () => void;
}

/**
 * Waits for what may take as long as it needs, if only it moves: a slow network is none that is gone.
 *
 * @param limit milliseconds within which it has to move for the first time.
 */
export function patience(limit: number): Patience {
  const controller = new AbortController();
  const abort = () => controller.abort(new DOMException('Nothing moves any more.', 'TimeoutError'));
  let timer = setTimeout(abort, limit);
  return {
    signal: controller.signal,
    moved(next) {
      clearTimeout(timer);
      if (!controller.signal.aborted) timer = setTimeout(abort, next);
    },
    end: () => clearTimeout(timer),
  };
}
