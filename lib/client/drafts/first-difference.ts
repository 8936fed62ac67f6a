const LENGTH = 60;

/**
 * The words with which a text begins to differ from another, on one line, to tell two texts apart by; empty where it only
 * ends earlier, or is the same.
 */
export function firstDifference(before: string, after: string): string {
  let at = 0;
  while (at < after.length && before[at] === after[at]) at++;
  if (at === after.length) return '';
  // From the start of the word on.
  const start = Math.max(at - LENGTH, 0);
  const word = start + after.slice(start, at).search(/(?<!\S)\S*$/);
  const words = after
    .slice(word, word + 4 * LENGTH)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...words];
  return characters.length <= LENGTH ? words : `${characters.slice(0, LENGTH).join('').trimEnd()}…`;
}
