/** A line of so many characters is merged in segments before words are looked at, */
const LONG = 20_000;

/** and other lines of so many with it: they may be the same line, shortened. */
const RATHER_LONG = 5000;

/** Words that a segment without any sentence end has at most. */
const WORDS = 60;

/** Whether lines of a text are to be cut into segments. */
export function hasLongLine(text: string): boolean {
  if (text.length < LONG) return false;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end - start < LONG; end = text.indexOf('\n', start))
    start = end + 1;
  const end = text.indexOf('\n', start);
  return (end < 0 ? text.length : end) - start >= LONG;
}

/**
 * Cuts a very long line into segments that stand for lines: sentences, or where there are none every so many words,
 * each time at a word that is a boundary by itself, so that versions of one line are cut alike.
 */
export function segmentsOf(line: string): string[] {
  if (line.length < RATHER_LONG) return [line];
  const segments: string[] = [];
  let start = 0;
  let words = 0;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code === 0x3002) {
      segments.push(line.slice(start, i + 1));
      start = i + 1;
      words = 0;
    } else if (code === 32 && line.charCodeAt(i + 1) !== 32) {
      words++;
      const last = line.charCodeAt(i - 1);
      const ends = last === 46 || last === 33 || last === 63;
      const bounds =
        (last * 7 + line.charCodeAt(i - 2) * 31 + line.charCodeAt(i + 1) * 13) % (WORDS / 2) === 0;
      if (ends || (bounds && words > 3) || words >= WORDS * 4) {
        segments.push(line.slice(start, i + 1));
        start = i + 1;
        words = 0;
      }
    }
  }
  if (start < line.length) segments.push(line.slice(start));
  return segments;
}
