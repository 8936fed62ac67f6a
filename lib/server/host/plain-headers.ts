const NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
/** Names that have been looked at, in lower case. There are few, since nobody from outside makes any up. */
const names = new Map<string, string>();
/** What no value has: ends of lines, and characters that are no bytes. */
const UNFIT = /[\0\n\r\u0100-\uffff]/;
const COOKIE = 'set-cookie';
const SPACE = 32;

/** The fields of an answer, as the standard's `Headers` keeps them, and says no to what that says no to. */
export class PlainHeaders implements Headers {
  /** By name in lower case. Of cookies the first; each of them has a line of its own (RFC 9110 §5.3). */
  readonly #values = new Map<string, string>();
  #cookies: string[] = [];

  constructor(init: HeadersInit = []) {
    const pairs = Symbol.iterator in init ? init : Object.entries(init);
    for (const [name, value] of pairs as Iterable<[string, string]>) this.append(name, value);
  }

  append(name: string, value: string): void {
    const key = keyOf(name);
    const added = fitting(value);
    if (key === COOKIE) {
      this.#cookies.push(added);
      return;
    }
    const before = this.#values.get(key);
    this.#values.set(key, before === undefined ? added : `${before}, ${added}`);
  }

  set(name: string, value: string): void {
    const key = keyOf(name);
    if (key === COOKIE) this.#cookies = [fitting(value)];
    else this.#values.set(key, fitting(value));
  }

  delete(name: string): void {
    const key = keyOf(name);
    if (key === COOKIE) this.#cookies = [];
    else this.#values.delete(key);
  }

  get(name: string): string | null {
    const key = keyOf(name);
    if (key !== COOKIE) return this.#values.get(key) ?? null;
    return this.#cookies.length > 0 ? this.#cookies.join(', ') : null;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  getSetCookie(): string[] {
    return [...this.#cookies];
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) callback.call(self, value, name, this);
  }

  /** In the order of names. */
  *entries(): HeadersIterator<[string, string]> {
    const cookies = this.#cookies.map((cookie): [string, string] => [COOKIE, cookie]);
    yield* [...this.#values, ...cookies].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  }

  *keys(): HeadersIterator<string> {
    for (const [name] of this) yield name;
  }

  *values(): HeadersIterator<string> {
    for (const [, value] of this) yield value;
  }

  [Symbol.iterator](): HeadersIterator<[string, string]> {
    return this.entries();
  }

  /** Names and values in turn, one for each line, in whatever order. */
  lines(): string[] {
    const lines: string[] = [];
    for (const [name, value] of this.#values) lines.push(name, value);
    for (const cookie of this.#cookies) lines.push(COOKIE, cookie);
    return lines;
  }
}

function keyOf(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no name of a field.`);
  const key = name.toLowerCase();
  if (names.size < 1_000) names.set(name, key);
  return key;
}

function fitting(value: string): string {
  const given = String(value);
  const isPadded = given.charCodeAt(0) <= SPACE || given.charCodeAt(given.length - 1) <= SPACE;
  const text = isPadded ? trimmed(given) : given;
  if (UNFIT.test(text)) throw new TypeError('A field has a value that no field can have.');
  return text;
}

/** Without the white space of HTTP around it, which is less than what `trim` takes away. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && '\t\n\r '.includes(text[start]!)) start += 1;
  while (end > start && '\t\n\r '.includes(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}
