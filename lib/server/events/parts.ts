/** Begins a part that others follow, and one that is the last. What is whole begins with neither. */
const MARKS = { more: '+', last: '.' };

/**
 * Cuts texts that are longer than `most` bytes into parts that are not. Each part has a number in it from `numbers`, so that no
 * two are the same.
 */
export function inParts(texts: readonly string[], most: number, numbers: () => number): readonly string[] {
  return texts.flatMap((text) => {
    const bytes = Buffer.from(text);
    if (bytes.length <= most) return [text];
    // Before the bytes stand a mark, a number and a space; base64 makes four letters of three bytes.
    const size = Math.floor((most - 20) / 4) * 3;
    return Array.from({ length: Math.ceil(bytes.length / size) }, (_, nth) => {
      const end = (nth + 1) * size;
      const mark = end < bytes.length ? MARKS.more : MARKS.last;
      return `${mark}${numbers()} ${bytes.toString('base64', nth * size, end)}`;
    });
  });
}

/** Puts parts together that arrive one after the other, as they were cut, and nothing in between. */
export class Whole {
  #parts: Buffer[] = [];

  /** A text that is whole with this; `null` while more is to come. */
  take(part: string): string | null {
    const mark = part[0];
    if (mark !== MARKS.more && mark !== MARKS.last) return part;
    this.#parts.push(Buffer.from(part.slice(part.indexOf(' ') + 1), 'base64'));
    if (mark === MARKS.more) return null;
    const whole = Buffer.concat(this.#parts).toString();
    this.#parts = [];
    return whole;
  }
}
