import * as z from 'zod/mini';
import type { Author, Content, Snapshot } from '@/lib/client/document/content';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import { type Exchange, exchange } from './exchange';
import { identityOf } from './identity';
import { nextOf } from './link-header';
import { type ProblemError, UnexpectedAnswerError } from './problem-error';
import { readJson } from './read-json';
import {
  author,
  content,
  type DocumentRow,
  documentRow,
  type Person,
  type VersionRow,
  versionRow,
} from './shapes';

/** One page of a list, and the address of the next. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Which documents are listed. */
export interface DocumentsQuery {
  /** Searches title and text. */
  readonly search: string;
  /** The deleted ones instead of the others. */
  readonly deleted: boolean;
}

/** What a save must say: there is no unconditional one. */
export interface PutRequest {
  readonly documentId: string;
  readonly content: Content;
  readonly guard: WriteGuard;
  /** Tag of the version that a merge started from. */
  readonly mergeBase?: string | null;
}

/** What `documentsApi` makes. */
export type DocumentsApi = ReturnType<typeof documentsApi>;

/**
 * The server's documents. Every version comes with its tag, and whatever changes one takes a tag. Before the first request
 * it asks who one is.
 */
export function documentsApi(ask: Exchange) {
  const me = identityOf(ask);
  const request: Exchange = async (path, options) => {
    await me();
    return ask(path, options);
  };

  return {
    me,

    /** Changes one's own name and colour, whatever they were: nobody else writes them. */
    async changeMe(change: Pick<Person, 'name' | 'colour'>): Promise<Person> {
      const etag = (await request('/api/me', { cache: 'no-store' })).headers.get('ETag');
      if (!etag) throw new UnexpectedAnswerError('The answer has no tag.');
      return readJson(await ask('/api/me', { method: 'PUT', ...json(change, { 'If-Match': etag }) }), author);
    },

    async list(page: string, signal?: AbortSignal): Promise<Page<DocumentRow>> {
      const response = await request(page, { signal });
      return { rows: await readJson(response, z.array(documentRow)), next: nextOf(response) };
    },

    async versions(page: string, signal?: AbortSignal): Promise<Page<VersionRow>> {
      const response = await request(page, { signal });
      return { rows: await readJson(response, z.array(versionRow)), next: nextOf(response) };
    },

    /** The current version; who saved it is not part of the answer. */
    async read(documentId: string, signal?: AbortSignal): Promise<Snapshot> {
      return snapshotOf(await request(pathOf(documentId), { signal }));
    },

    /** One version for ever: the browser may keep it. */
    async readVersion(documentId: string, version: number, signal?: AbortSignal): Promise<Snapshot> {
      return snapshotOf(
        await request(`${pathOf(documentId)}/versions/${version}`, { cache: 'default', signal }),
      );
    },

    /** Makes a document under an id of the server's choice. */
    async create(document: Content): Promise<{ readonly id: string } & Snapshot> {
      const response = await request('/api/documents', {
        method: 'POST',
        ...json(document, { Prefer: 'return=representation' }),
      });
      const id = response.headers.get('Location')?.split('/').at(-1);
      if (!id) throw new UnexpectedAnswerError('The new document has no address.');
      return { id, ...savedAs(response, document, await me()) };
    },

    /** Saves under a tag, or creates only what is not there; on a 412 the current version comes with the problem. */
    async put({ documentId, content: document, guard, mergeBase }: PutRequest): Promise<Snapshot> {
      const precondition: Record<string, string> =
        'ifMatch' in guard ? { 'If-Match': guard.ifMatch } : { 'If-None-Match': guard.ifNoneMatch };
      const response = await request(pathOf(documentId), {
        method: 'PUT',
        ...json(document, {
          Prefer: 'return=representation',
          ...precondition,
          ...(mergeBase ? { 'Merge-Base': mergeBase } : {}),
        }),
      });
      return savedAs(response, document, await me());
    },

    async remove(documentId: string, etag: string): Promise<void> {
      await request(pathOf(documentId), { method: 'DELETE', headers: { 'If-Match': etag } });
    },

    /** The current version that a 412 brought along, or, where it did not, asked for now. */
    async currentAfter(documentId: string, error: ProblemError): Promise<Snapshot> {
      const { current } = error.problem;
      const etag = current?.etag ?? error.etag;
      if (!current || !etag) return snapshotOf(await request(pathOf(documentId)));
      return {
        content: current.content,
        etag,
        version: current.version,
        author: authorOf(current.author, await me()),
        savedAt: current.savedAt ?? null,
      };
    },
  };
}

/** The documents of this page's own origin. */
export const documents: DocumentsApi = documentsApi(exchange);

/** First page of the list of documents. */
export function documentsPath({ search, deleted }: DocumentsQuery): string {
  const query = new URLSearchParams();
  if (search !== '') query.set('q', search);
  if (deleted) query.set('state', 'deleted');
  return `/api/documents${query.size > 0 ? `?${query}` : ''}`;
}

/** First page of a document's history, newest first. */
export function versionsPath(documentId: string): string {
  return `${pathOf(documentId)}/versions`;
}

function pathOf(documentId: string): string {
  return `/api/documents/${encodeURIComponent(documentId)}`;
}

/** A person as the author of something, seen by `me`. */
export function authorOf(person: Person | null | undefined, me: Person): Author | null {
  return person ? { name: person.name, you: person.id === me.id } : null;
}

function json(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } };
}

async function snapshotOf(response: Response): Promise<Snapshot> {
  return { content: await readJson(response, content), ...markOf(response), author: null, savedAt: null };
}

/** What is stored is byte for byte what was sent (RFC 9110 §9.3.4), so the answer's tag belongs to `document`. */
function savedAs(response: Response, document: Content, me: Person): Snapshot {
  return {
    content: document,
    ...markOf(response),
    author: authorOf(me, me),
    savedAt: new Date().toISOString(),
  };
}

function markOf({ headers }: Response): Pick<Snapshot, 'etag' | 'version'> {
  const etag = headers.get('ETag');
  const version = Number(headers.get('Document-Version') ?? 'none');
  if (!etag || !Number.isInteger(version))
    throw new UnexpectedAnswerError('The answer has no tag or no version.');
  return { etag, version };
}
