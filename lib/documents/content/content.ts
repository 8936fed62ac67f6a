import { endOfString, hasMoreValues } from '@/lib/http/content/json-complexity';

/** What a document says: a title and a text in Markdown. Its representation has exactly these two members. */
export interface DocumentContent {
  readonly title: string;
  readonly body: string;
}

/** How large a representation may be, in bytes. */
export const MAX_CONTENT_BYTES = 1_048_576;
/** How long a title may be, in UTF-16 code units. */
export const MAX_TITLE_LENGTH = 1_000;
/** How many values content of any kind may be made of, but for patches: a document has three. */
const MAX_VALUES = 5_000;

/**
 * A representation that was read, or why it is none: `encoding`, not UTF-8, and `syntax`, not JSON, are 400; `shape`, JSON
 * that is no document, is 422. `pointer` (RFC 6901) names the member that is to blame.
 */
export type ParsedDocument =
  | { readonly kind: 'document'; readonly text: string; readonly content: DocumentContent }
  | MalformedDocument;

/** See ParsedDocument. */
export interface MalformedDocument {
  readonly kind: 'encoding' | 'syntax' | 'shape';
  readonly detail: string;
  readonly pointer?: string;
}

/**
 * Reads bytes as JSON text; a byte order mark is a syntax error (RFC 8259 §8.1), as it could not be served back as JSON. Text
 * of more than `mostValues` values is not parsed, so that it costs no more than a look at each character.
 */
export function decodeJson(
  bytes: Uint8Array,
  mostValues = MAX_VALUES,
): { readonly kind: 'json'; readonly text: string; readonly value: unknown } | MalformedDocument {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { kind: 'encoding', detail: 'The content is not valid UTF-8.' };
  }
  if (hasMoreValues(text, mostValues)) {
    // Several values stand in brackets: what ends with none is cut off, and no JSON.
    const closed = [']', '}'].includes(text.trimEnd().slice(-1));
    return closed
      ? shape(`The content has more than ${mostValues} values.`)
      : { kind: 'syntax', detail: 'The content is not valid JSON.' };
  }
  try {
    return { kind: 'json', text, value: JSON.parse(text) };
  } catch (error) {
    const where = error instanceof SyntaxError ? /at position \d+/.exec(error.message)?.[0] : undefined;
    return {
      kind: 'syntax',
      detail:
        text === '' ? 'The content is empty.' : `The content is not valid JSON${where ? ` ${where}` : ''}.`,
    };
  }
}

/**
 * Reads a representation. Nothing is normalised: `text` is what the bytes say, to be stored and served as it is. A member
 * given twice makes the representation ambiguous, so it is refused although JSON allows it (RFC 8259 §4).
 */
export function parseDocument(bytes: Uint8Array): ParsedDocument {
  const json = decodeJson(bytes);
  if (json.kind !== 'json') return json;
  const checked = checkContent(json.value);
  if ('kind' in checked) return checked;
  // Two names and two values, all of them strings: any further string is a member that a later one has replaced.
  if (countStrings(json.text) !== 4) return shape('A member is given twice.');
  return { kind: 'document', text: json.text, content: checked };
}

/** What a stored representation says. It was checked when it came. */
export function storedContent(text: string): DocumentContent {
  return JSON.parse(text) as DocumentContent;
}

/** A value that is a document's content, or why it is none. Text that no UTF-8 or no database could keep is refused. */
export function checkContent(value: unknown): DocumentContent | MalformedDocument {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return shape('A document is an object with the members "title" and "body".');
  }
  const { title, body } = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(value).find((name) => name !== 'title' && name !== 'body');
  if (unknown !== undefined) {
    return shape('A document has the members "title" and "body" and no others.', pointerTo(unknown));
  }
  if (!Object.hasOwn(value, 'title') || typeof title !== 'string') {
    return shape('"title" has to be a string.', '/title');
  }
  if (!Object.hasOwn(value, 'body') || typeof body !== 'string') {
    return shape('"body" has to be a string.', '/body');
  }
  if (title.length > MAX_TITLE_LENGTH) {
    return shape(`A title has at most ${MAX_TITLE_LENGTH} characters.`, '/title');
  }
  for (const [name, text] of [
    ['title', title],
    ['body', body],
  ] as const) {
    if (text.includes('\0')) return shape(`"${name}" contains U+0000, which text cannot hold.`, `/${name}`);
    if (/\p{Surrogate}/u.test(text)) return shape(`"${name}" contains half of a surrogate pair.`, `/${name}`);
  }
  return { title, body };
}

function shape(detail: string, pointer?: string): MalformedDocument {
  return { kind: 'shape', detail, ...(pointer === undefined ? {} : { pointer }) };
}

/** Names are escaped as RFC 6901 §3 says, and cut: they are the client's own text. */
function pointerTo(name: string): string {
  return `/${name
    .slice(0, 100)
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replace(/\p{Surrogate}/gu, '\ufffd')}`;
}

/** How many strings a valid JSON text has, names of members included. */
function countStrings(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    count++;
    at = endOfString(text, at);
  }
  return count;
}
