import { randomUUID } from 'node:crypto';
import type { Subject } from '../subjects/subject';
import { ask, type Fields } from './ask';

/** Somebody with a document. */
export interface Kept {
  readonly path: string;
  /** What says who asks, and what is sent. */
  readonly headers: Fields;
  /** The first version's tag, which is overtaken. */
  readonly stale: string;
  /** The current version's tag, as far as its owner knows. */
  etag: string;
}

const LINE = 'Words that somebody wrote, enough of them to fill one line of text.';

/** A document of exactly so many bytes of ASCII; each `nth` differs from others in one line in its middle. */
export function contentOf(bytes: number, nth: number): string {
  const mark = `This line was saved as number ${String(nth).padStart(12, '0')}.`;
  const text = (body: string) => JSON.stringify({ title: 'Measured', body });
  // A line break takes two bytes in JSON.
  const room = bytes - text(`${mark}\n`).length;
  const count = Math.floor(room / (LINE.length + 2));
  const lines = (number: number) => `${LINE}\n`.repeat(number);
  const half = count >> 1;
  const rest = 'x'.repeat(room - count * (LINE.length + 2));
  return text(`${lines(half)}${mark}\n${lines(count - half)}${rest}`);
}

let texts = 0;

/** A document of exactly so many bytes that nobody had before, so that saving it makes a version. */
export function nextContent(bytes: number): string {
  texts += 1;
  return contentOf(bytes, texts);
}

/** The fields by which a subject knows somebody; none where it knows nobody. */
export async function somebody({ base }: Pick<Subject, 'base'>): Promise<Fields> {
  const { headers } = await ask(base, { method: 'GET', path: '/api/me', headers: {} });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0];
  return { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) };
}

/** Creates a document for somebody, of so many bytes and two versions. Throws where that does not succeed. */
export async function makeDocument(
  { base }: Pick<Subject, 'base'>,
  headers: Fields,
  bytes: number,
): Promise<Kept> {
  const path = `/api/documents/${randomUUID()}`;
  const put = async (condition: Fields, status: number) => {
    const body = nextContent(bytes);
    const answer = await ask(base, { method: 'PUT', path, headers: { ...headers, ...condition }, body });
    if (answer.status !== status) throw new Error(`${base}: ${answer.status} ${answer.text}, not ${status}`);
    return answer.headers.etag ?? '';
  };
  const stale = await put({ 'if-none-match': '*' }, 201);
  return { path, headers, stale, etag: await put({ 'if-match': stale }, 204) };
}
