import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { type Answer, ask, type Fields } from '../load/ask';
import type { Counter } from '../load/counting';
import { somebody } from '../load/document';
import type { Subject } from '../subjects/subject';

/** Of what else the document consists, so that it is as large as others that are measured. */
const REST = 'x'.repeat(3_700);
const NOTHING = textOf({});

/** A document that clients count on, and where it is, so that it can be read otherwise too. */
export interface Placed extends Counter {
  readonly path: string;
  readonly headers: Fields;
}

/** Where tags are fields of HTTP. */
export async function httpCounter(subject: Subject, folder: string): Promise<Placed> {
  const path = `${folder}/${randomUUID()}`;
  const headers = await somebody(subject);
  const send = sender(subject.base);
  const put = async (condition: Fields, body: string) =>
    wasSaved(await send({ method: 'PUT', path, headers: { ...headers, ...condition }, body }), 412);
  if (!(await put({ 'if-none-match': '*' }, NOTHING))) throw new Error(`${subject.name}: nothing was made.`);
  return {
    path,
    headers,
    read: async () => {
      const { headers: fields, text } = await send({ method: 'GET', path, headers });
      return { counts: countsIn(text), tag: fields.etag ?? '' };
    },
    save: (counts, tag) => put({ 'if-match': tag }, textOf(counts)),
  };
}

/** Where they are revisions in the address and in the content. */
export async function couchCounter(subject: Subject): Promise<Placed> {
  const path = `/counters/${randomUUID()}`;
  const headers = { 'content-type': 'application/json' };
  const send = sender(subject.base);
  await send({ method: 'PUT', path: '/counters', headers });
  const put = async (query: string, body: string) =>
    wasSaved(await send({ method: 'PUT', path: `${path}${query}`, headers, body }), 409);
  if (!(await put('', NOTHING))) throw new Error(`${subject.name}: nothing was made.`);
  return {
    path,
    headers,
    read: async () => {
      const { text } = await send({ method: 'GET', path, headers });
      return { counts: countsIn(text), tag: JSON.parse(text)._rev };
    },
    save: (counts, tag) => put(`?rev=${tag}`, textOf(counts)),
  };
}

function sender(base: string) {
  const agent = new http.Agent({ keepAlive: true });
  return (asked: Parameters<typeof ask>[1]) => ask(base, asked, agent);
}

function wasSaved({ status, text }: Answer, refusal: number): boolean {
  if (status >= 200 && status < 300) return true;
  if (status === refusal) return false;
  throw new Error(`A save was answered ${status}: ${text.slice(0, 300)}`);
}

function textOf(counts: Readonly<Record<string, number>>): string {
  return JSON.stringify({ title: 'Counts', body: `${JSON.stringify(counts)}\n${REST}` });
}

function countsIn(text: string): Readonly<Record<string, number>> {
  return JSON.parse(JSON.parse(text).body.split('\n')[0]);
}
