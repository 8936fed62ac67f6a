/** Does pieces of work one after the other, in the order of asking. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of its own. A piece of work that fails does not hold up the next. */
export function serialQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
}
