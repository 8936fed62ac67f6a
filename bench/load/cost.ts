import type { Subject } from '../subjects/subject';
import { CONNECTIONS, load } from './connections';
import { type Kept, makeDocument, somebody } from './document';
import type { Kind } from './kinds';
import { alternate, type Rounds } from './rounds';

/** What a kind of request came to at one subject in one round. */
export interface Cost {
  /** Processor time of the server for each request, in milliseconds. */
  readonly processor: number;
  /** Requests a second. */
  readonly rate: number;
}

/** How thoroughly something is measured. */
export interface Effort {
  readonly rounds: number;
  /** Of one subject in one round. */
  readonly seconds: number;
}

/** A subject, and the documents that its connections ask for: one each. */
export interface Loadable {
  readonly subject: Subject;
  readonly documents: readonly Kept[];
}

/** Requests by which code is compiled and it is found out how many fit into a round. */
const WARM_UP = 400;

/** Somebody with a document of so many bytes for each connection. */
export async function withDocuments(
  subject: Subject,
  bytes: number,
  connections = CONNECTIONS,
): Promise<Loadable> {
  const headers = await somebody(subject);
  const documents: Kept[] = [];
  for (let made = 0; made < connections; made++) documents.push(await makeDocument(subject, headers, bytes));
  return { subject, documents };
}

/** What a kind of request costs these subjects, asked in turn. */
export async function costs(
  loadables: readonly Loadable[],
  kind: Kind,
  bytes: number,
  { rounds, seconds }: Effort,
): Promise<Rounds<Cost>> {
  const fitting = new Map<Loadable, number>();
  return alternate(loadables, rounds, async (loadable, round) => {
    const { subject, documents } = loadable;
    const requests = fitting.get(loadable) ?? Math.ceil(WARM_UP / Math.max(1, bytes / 50_000));
    const before = await subject.cpu();
    const askings = documents.map((document) => kind.asking(document, bytes));
    const loaded = await load(subject.base, askings, { requests, status: kind.status });
    const rate = loaded.requests / loaded.seconds;
    if (round < 0) fitting.set(loadable, Math.ceil(rate * seconds));
    return { processor: ((await subject.cpu()) - before) / 1_000 / loaded.requests, rate };
  });
}
