/** Scripts written without spaces: nothing has to stand between two of their sentences. */
const UNSPACED = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]/;

/**
 * Two texts one after the other, of which every word stays a word: where neither a line end nor a space keeps them
 * apart, a line end does if they are lines, else a space.
 */
export function keepBoth(first: string, second: string): string {
  if (first === '' || second === '' || /\s$/.test(first) || /^\s/.test(second)) return first + second;
  const lines = `${first}${second}`;
  if (lines.includes('\n')) return first + (lines.includes('\r\n') ? '\r\n' : '\n') + second;
  return first + (UNSPACED.test(first.at(-1) ?? '') && UNSPACED.test(second[0] ?? '') ? '' : ' ') + second;
}
