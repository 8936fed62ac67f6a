/** Runs something so many milliseconds later, unless the result is called before. */
export function after(delay: number, run: () => void): () => void {
  const timer = setTimeout(run, delay);
  return () => clearTimeout(timer);
}
