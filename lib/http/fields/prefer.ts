import { parseWord, splitOutsideQuotes, trim } from './quoted-string.ts';

/** The preferences that this API knows (RFC 7240 §4.2). */
export interface Preferences {
  readonly return?: 'representation' | 'minimal';
}

/**
 * Parses Prefer (RFC 7240 §2). A preference is a hint, so nothing in it is an error: unknown preferences, unknown values
 * and whatever cannot be read are passed over. Of a preference given twice the first counts. Names are
 * case-insensitive; several field lines come joined by commas.
 */
export function parsePrefer(value: string | null | undefined): Preferences {
  for (const preference of splitOutsideQuotes(value ?? '', ',')) {
    const [head] = splitOutsideQuotes(preference, ';');
    const equals = head!.indexOf('=');
    if (equals < 0 || trim(head!.slice(0, equals)).toLowerCase() !== 'return') continue;
    const wanted = parseWord(trim(head!.slice(equals + 1)));
    return wanted === 'representation' || wanted === 'minimal' ? { return: wanted } : {};
  }
  return {};
}
