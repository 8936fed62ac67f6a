import { isArray, isObject, type JsonValue } from './json-value.ts';

/** How many characters of a text are one unit of work. */
const CHARACTERS_PER_UNIT = 256;

/**
 * How many bytes a value has as JSON text in UTF-8, without white space; an empty array or object counts one less, so that
 * each item adds the same. Nesting costs no stack. `spend` is told of the work.
 */
export function sizeOf(value: JsonValue, spend: (units: number) => void): number {
  let size = 0;
  const open: JsonValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    size += ownSize(next, spend);
    if (isArray(next)) for (const item of next) open.push(item);
    else if (isObject(next)) for (const name of Object.keys(next)) open.push(next[name]!);
  }
  return size;
}

/** The same for a value alone, without the values in it; the names of its members count. */
export function ownSize(value: JsonValue, spend: (units: number) => void): number {
  spend(1);
  if (typeof value === 'string') return textSize(value, spend);
  if (isArray(value)) return 1 + value.length;
  if (isObject(value)) {
    let size = 1;
    for (const name of Object.keys(value)) size += nameSize(name, spend);
    return size;
  }
  return JSON.stringify(value).length;
}

/** What a member's name adds: its text, a colon, and a comma or brace. */
export function nameSize(name: string, spend: (units: number) => void): number {
  return textSize(name, spend) + 2;
}

/** A text in quotes, with the escapes that JSON.stringify writes. */
function textSize(text: string, spend: (units: number) => void): number {
  spend(Math.floor(text.length / CHARACTERS_PER_UNIT));
  let size = 2;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) size += code < 0x20 || code === 0x22 || code === 0x5c ? escapeSize(code) : 1;
    else if (code < 0x800) size += 2;
    else if (code < 0xd800 || code > 0xdfff) size += 3;
    else if (text.codePointAt(at)! > 0xffff) {
      size += 4;
      at++;
    } else size += 6; // Half of a pair has no UTF-8: \ud800.
  }
  return size;
}

/** \n has two bytes, \u0001 six. */
function escapeSize(code: number): number {
  return code === 0x22 || code === 0x5c || (code >= 8 && code <= 13 && code !== 11) ? 2 : 6;
}
