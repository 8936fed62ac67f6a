/** The text without the blank lines that it begins with. Linear in what is left out. */
export function withoutFirstBlankLines(text: string): string {
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n') start = at + 1;
    else if (!isBlank(text[at])) break;
  }
  return text.slice(start);
}

/** The text without its last line end and the blank lines before it. Linear in what is left out. */
export function withoutLastBlankLines(text: string): string {
  let end = text.length;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === '\n') end = text[at - 1] === '\r' ? at - 1 : at;
    else if (!isBlank(text[at])) break;
  }
  return text.slice(0, end);
}

/** The line ends, with nothing between them, that a text closes with. */
export function closingLineEnds(text: string): string {
  let start = text.length;
  while (text[start - 1] === '\n') start -= text[start - 2] === '\r' ? 2 : 1;
  return text.slice(start);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}
