/** Has something done so many milliseconds later; calling what it answers has it not done. */
export type After = (delay: number, run: () => void) => () => void;

/** By the clock on the wall. Keeps no process alive that has nothing else to do. */
export const afterAWhile: After = (delay, run) => {
  const timer = setTimeout(run, delay).unref();
  return () => clearTimeout(timer);
};
