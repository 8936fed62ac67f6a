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

/**
 * How often each kind is asked before it counts, or for how many milliseconds: V8 compiles what is asked often for good only
 * after some thousand times, and more code later than less.
 */
const WARM_UP = { requests: 8_000, most: 4_000 };
/** Requests by which it is looked how far that is. */
const STEP = 400;

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
  const askEach = ({ subject, documents }: Loadable, requests: number) => {
    const askings = documents.map((document) => kind.asking(document, bytes));
    return load(subject.base, askings, { requests, status: kind.status });
  };
  /** Requests a second, once it is warm. */
  const rates = new Map<Loadable, number>();
  const warmUp = async (loadable: Loadable) => {
    const small = Math.max(1, bytes / 50_000);
    const end = performance.now() + WARM_UP.most;
    for (let asked = 0; asked < WARM_UP.requests / small && performance.now() < end; ) {
      const loaded = await askEach(loadable, Math.ceil(STEP / small));
      rates.set(loadable, loaded.requests / loaded.seconds);
      asked += loaded.requests;
    }
  };
  for (const loadable of loadables) await warmUp(loadable);
  return alternate(loadables, rounds, async (loadable) => {
    const { subject } = loadable;
    const before = await subject.cpu();
    const loaded = await askEach(loadable, Math.ceil((rates.get(loadable) ?? STEP) * seconds));
    const processor = ((await subject.cpu()) - before) / 1_000 / loaded.requests;
    return { processor, rate: loaded.requests / loaded.seconds };
  });
}
