/**
 * Cuts a text into lines, each with its own ending (LF, CRLF or a lone CR) still on it; the last may have none.
 * Joining the result gives the text byte for byte; the empty text has no lines.
 */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  // Lone CRs are rare: all other texts are cut at LF alone, which is several times faster than looking at each character.
  if (!/\r(?!\n)/.test(text)) {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.push(text.slice(start, end + 1));
      start = end + 1;
    }
    if (start < text.length) lines.push(text.slice(start));
    return lines;
  }
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
      lines.push(text.slice(start, i + 1));
      start = i + 1;
    }
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}
