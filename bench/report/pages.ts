const BEGIN = '<!-- Written by npm run bench. -->';
const END = '<!-- As far as here. -->';

/** A page of the documentation with this text between its marks. Throws where it has none. */
export function withMeasured(page: string, text: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error('The page has no place for what was measured.');
  return `${page.slice(0, from + BEGIN.length)}\n\n${text}\n\n${page.slice(to)}`;
}
