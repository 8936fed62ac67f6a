/** The blank lines that a text ends with, after the end of a line before them; empty where there are none. */
export function blankLinesAfter(text: string): string {
  const lines = text.split('\n');
  if (lines.at(-1) !== '') return '';
  const last = lines.findLastIndex((line, at) => at === 0 || !/^[ \t]*\r?$/.test(line));
  return lines.slice(last + 1).join('\n');
}
