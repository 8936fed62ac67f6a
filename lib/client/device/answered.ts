/** What was promised, or a rejection if nothing came of it in so many milliseconds. */
export function answered<Result>(promised: Promise<Result>, patience: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('No answer.', 'TimeoutError')), patience);
    promised.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
