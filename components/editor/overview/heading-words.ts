/** A link or an image, or as much of one as there is: so nothing is looked at twice where it is not closed. */
const LINK = /!?\[([^\]]*)(?:\](?:\([^)]*(\))?)?)?/g;

const LINE_END = String.raw`\n\r\u2028\u2029`;
/** Words between two signs on a line, up to the first sign that closes them. */
const MARKED = new RegExp(
  [
    ...[String.raw`\*`, '_', '~'].map(
      (sign) => `${sign}{2}(?=\\S)(.(?:[^${sign}${LINE_END}]|${sign}(?!${sign}))*)${sign}{2}`,
    ),
    ...[String.raw`\*`, '`'].map((sign) => `${sign}(?=\\S)(.[^${sign}${LINE_END}]*)${sign}`),
  ].join('|'),
  'g',
);

/** The words of a heading in Markdown, its marks and those of the words in it left out. */
export function headingWords(source: string): string {
  const line = source
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*#{1,6}(?:[ \t]+|$)/, '')
    .replace(/(?:^|(?<![ \t])[ \t]+)#+[ \t]*$/, '')
    .replace(/\n[^\n]*$/, '');
  return line
    .replace(LINK, (all: string, words: string, isClosed?: string) => (isClosed ? words : all))
    .replace(MARKED, '$1$2$3$4$5')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
