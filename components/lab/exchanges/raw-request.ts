import type { Field } from '@/lib/lab/exchanges/exchange';

/** Fields as lines of text, one a line, as they stand in a request. */
export function fieldLines(fields: readonly Field[]): string {
  return fields.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** Reads lines of fields back; answers with the first line that is none instead of guessing. */
export function parseFieldLines(
  text: string,
): { readonly fields: readonly Field[] } | { readonly wrong: string } {
  const fields: Field[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    // A field name is a token (RFC 9110 §5.1, §5.6.2); a value is visible ASCII and Latin-1 here, as browsers send it.
    if (colon < 1 || !/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      return { wrong: line };
    }
    fields.push([name, value]);
  }
  return { fields };
}
