/** Something that waits for its turn. */
type Waiting = () => Promise<void>;

/**
 * Lets changes of one thing go one after the other, in this process. Nothing depends on it for being right: every change is
 * decided by its own conditional statement, whoever else makes one. But of many rivals all but one are refused, and those
 * who come after the first see that before they have compared a single line.
 *
 * Who of those that arrive together is first is left to chance. Else it would be the one whose answer was sent first the
 * last time: the same again and again.
 */
export class Turns {
  readonly #waiting = new Map<string, Waiting[]>();

  /** Does some work on a thing when its turn has come, and answers as it does. */
  take<T>(thing: string, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const mine = () => work().then(resolve, reject);
      const others = this.#waiting.get(thing);
      if (others) {
        others.push(mine);
        return;
      }
      this.#waiting.set(thing, [mine]);
      // Whatever else has arrived by now takes part.
      setImmediate(() => void this.#serve(thing));
    });
  }

  async #serve(thing: string): Promise<void> {
    for (;;) {
      const round = this.#waiting.get(thing) ?? [];
      if (round.length === 0) break;
      // Whoever comes meanwhile is of the next round, so that nobody waits for ever.
      this.#waiting.set(thing, []);
      for (const next of shuffled(round)) await next();
    }
    this.#waiting.delete(thing);
  }
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}
