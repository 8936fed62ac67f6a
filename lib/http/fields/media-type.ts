import { isToken, parseWord, splitOutsideQuotes } from './quoted-string.ts';

/** A media type: `essence` is `type/subtype` in lower case; names of parameters are in lower case, their values as sent. */
export interface MediaType {
  readonly essence: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/**
 * Parses Content-Type (RFC 9110 §8.3.1); `null` if the text is no media type. Type, subtype and names of parameters are
 * case-insensitive, empty parameters are skipped (§5.6.6), and a parameter that is given twice makes the field
 * unreadable: recipients that chose different ones would store different text.
 */
export function parseMediaType(text: string): MediaType | null {
  const [essence, ...rest] = splitOutsideQuotes(text, ';');
  const slash = essence!.indexOf('/');
  if (slash < 0 || !isToken(essence!.slice(0, slash)) || !isToken(essence!.slice(slash + 1))) return null;
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    if (parameter === '') continue;
    const equals = parameter.indexOf('=');
    const name = parameter.slice(0, Math.max(equals, 0)).toLowerCase();
    const value = parseWord(parameter.slice(equals + 1));
    if (!isToken(name) || value === null || parameters.has(name)) return null;
    parameters.set(name, value);
  }
  return { essence: essence!.toLowerCase(), parameters };
}

/** Whether text of that type can be read as UTF-8: no charset is named, or UTF-8 itself (RFC 9110 §8.3.2, RFC 8259 §8.1). */
export function isUtf8({ parameters }: MediaType): boolean {
  return (parameters.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8';
}
