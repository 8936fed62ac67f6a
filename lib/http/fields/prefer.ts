import { parseWord, splitOutsideQuotes, trim } from './quoted-string.ts';

/** The preferences that this API knows. */
export interface Preferences {
  /** What the answer to a success is to bring along (RFC 7240 §4.2). */
  readonly return?: 'representation' | 'minimal';
  /**
   * What a 412 is to bring along: the current representation. A preference of our own, since `return` speaks of successes:
   * a client that saves wants to merge after a collision, and not to be sent its own text after a success.
   */
  readonly collision?: 'representation';
}

/**
 * Parses Prefer (RFC 7240 §2). A preference is a hint, so nothing in it is an error: unknown preferences, unknown values
 * and whatever cannot be read are passed over. Of a preference given twice the first counts. Names are
 * case-insensitive; several field lines come joined by commas.
 */
export function parsePrefer(value: string | null | undefined): Preferences {
  if (!value) return {};
  const given = new Map<string, string | null>();
  for (const preference of splitOutsideQuotes(value, ',')) {
    const [head] = splitOutsideQuotes(preference, ';');
    const equals = head!.indexOf('=');
    const name = trim(head!.slice(0, Math.max(0, equals))).toLowerCase();
    if (!given.has(name)) given.set(name, parseWord(trim(head!.slice(equals + 1))));
  }
  const wanted = given.get('return');
  return {
    ...(wanted === 'representation' || wanted === 'minimal' ? { return: wanted } : {}),
    ...(given.get('collision') === 'representation' ? { collision: 'representation' } : {}),
  };
}

/** Whether a 412 is to bring the current representation along: asked for by name, or with whatever the answer is. */
export function prefersCurrent({ return: wanted, collision }: Preferences): boolean {
  return collision === 'representation' || wanted === 'representation';
}
