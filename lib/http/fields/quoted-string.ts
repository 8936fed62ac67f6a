/** `1*tchar`, which names and unquoted values are made of (RFC 9110 §5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const QUOTED_STRING = /^"(?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t \x21-\x7e\x80-\xff])*"$/;

/** Whether the text is a token (RFC 9110 §5.6.2). */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The value that a token or a quoted-string stands for (RFC 9110 §5.6.4), or `null` if the text is neither. */
export function parseWord(text: string): string | null {
  if (isToken(text)) return text;
  return QUOTED_STRING.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : null;
}

/** Text as a quoted-string (RFC 9110 §5.6.4). Throws a RangeError for characters that no field can carry. */
export function quote(text: string): string {
  const quoted = `"${text.replace(/["\\]/g, '\\$&')}"`;
  if (!QUOTED_STRING.test(quoted))
    throw new RangeError('A quoted-string holds neither controls nor characters beyond Latin-1.');
  return quoted;
}

/** Cuts at a separator that stands outside of quoted strings, and trims the pieces. Linear time; an open quote runs to the end. */
export function splitOutsideQuotes(text: string, separator: ',' | ';'): readonly string[] {
  const pieces: string[] = [];
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') quoted = !quoted;
    else if (quoted && char === '\\') i++;
    else if (!quoted && char === separator) {
      pieces.push(trim(text.slice(start, i)));
      start = i + 1;
    }
  }
  pieces.push(trim(text.slice(start)));
  return pieces;
}

/** Without the optional white space around it (RFC 9110 §5.6.3), which is spaces and tabs and nothing else. */
export function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return text.slice(start, end);
}

function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
