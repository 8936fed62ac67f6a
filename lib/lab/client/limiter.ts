/** Runs work when its turn comes; what goes `first` is next, whoever waits. */
export type Limit = <T>(work: () => Promise<T>, first?: boolean) => Promise<T>;

/**
 * Lets that many pieces of work run at once. Of the others any is next with equal chance: in a line, clients that all
 * wait for it would take turns, and each would find that everybody else had been there since its last turn.
 * `random` is in [0, 1).
 */
export function limiter(width: number, random: () => number): Limit {
  let running = 0;
  const urgent: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  const next = () => {
    if (urgent.length > 0) return urgent.shift();
    const last = waiting.pop();
    if (last === undefined || waiting.length === 0) return last;
    const index = Math.floor(random() * (waiting.length + 1));
    if (index === waiting.length) return last;
    const chosen = waiting[index]!;
    waiting[index] = last;
    return chosen;
  };
  return async (work, first = false) => {
    if (running >= width) await new Promise<void>((resolve) => (first ? urgent : waiting).push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The turn is handed on, so that nobody who comes later slips in between.
      const following = next();
      if (following) following();
      else running -= 1;
    }
  };
}
