import { type Author, type Content, type Snapshot, sameContent } from '@/lib/client/document/content';
import { isSelf } from '@/lib/client/document/is-self';
import type { WriteGuard } from '@/lib/client/document/write-guard';
import { parseJson } from '@/lib/http/content/parse-json';
import { parseHttpDate } from '@/lib/http/fields/http-date';
import { formatIdempotencyKey } from '@/lib/http/fields/idempotency-key';
import { type Exchange, exchange, type Request, sentJson } from './exchange';
import { historyApi } from './history-api';
import { identityOf } from './identity';
import { nextOf } from './link-header';
import { accessOf, ProblemError, UnexpectedAnswerError } from './problem-error';
import { readJson } from './read-json';
import { array, readAs } from './shape';
import {
  content,
  type DocumentRow,
  documentRow,
  type Myself,
  myself,
  type Person,
  type VersionRow,
  versionRow,
} from './shapes';
import { isTagOf, strongTag } from './strong-tag';
import type { Ways } from './ways';

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
export interface PutRequest extends Pick<Request, 'keepalive' | 'onProgress'> {
  /** Which time it is that this act is sent, from 1. */
  readonly attempt?: number;
  /** Names the act, so that the server knows it again when its answer was lost. One act, one key, one content. */
  readonly key?: string;
  readonly documentId: string;
  readonly content: Content;
  readonly guard: WriteGuard;
  /** Tag of the version that a merge started from. */
  readonly mergeBase?: string | null;
  /** Whose save it is, if not that of whoever this page knows one to be: the server takes it from nobody else. */
  readonly person?: string;
}

/** What `documentsApi` makes. */
export type DocumentsApi = ReturnType<typeof documentsApi>;

/**
 * The server's documents. Every version comes with its tag, and whatever changes one takes a tag. Before the first request
 * it asks who one is.
 */
export function documentsApi(ask: Exchange) {
  const identity = identityOf(ask);
  const followers = new Set<(me: Myself) => void>();
  async function me(anew = false): Promise<Myself> {
    const person = await identity.me(anew);
    if (anew) for (const told of followers) told(person);
    return person;
  }
  /** Tells whoever this browser is found to be when that is asked anew; returns what ends it. */
  function onMe(told: (me: Myself) => void): () => void {
    followers.add(told);
    return () => followers.delete(told);
  }
  const request: Exchange = async (path, options) => {
    await me();
    return ask(path, options);
  };

  /** False where the browser keeps no cookies: each request is somebody else's then, and none can be held to a person. */
  let keepsIdentity = true;

  /** Changes something as a person, by default whoever this page knows one to be; refused where one is somebody else. */
  async function write(path: string, options: Request, person?: string): Promise<Response> {
    const id = person ?? (await me()).id;
    if (!keepsIdentity) return request(path, options);
    try {
      return await request(path, { ...options, headers: { ...options.headers, 'As-Person': id } });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.error !== 'other_person') throw error;
      const [first, second] = [await me(true), await me(true)];
      if (first.id === second.id) throw error;
      keepsIdentity = false;
      return request(path, options);
    }
  }

  const ways: Ways = { request, write };

  /**
   * One version. The browser keeps it, and asks whether it is still this one: where a backup was put back, its number may have
   * been given again.
   */
  async function readVersion(documentId: string, version: number, signal?: AbortSignal): Promise<Snapshot> {
    return snapshotOf(
      await request(`${pathOf(documentId)}/versions/${version}`, { cache: 'no-cache', signal }),
    );
  }

  /** A current version with the one at `address`, if there is one, from which it and what is known here follow. */
  async function rewoundTo(documentId: string, current: Snapshot, address: string | null): Promise<Snapshot> {
    const version = versionIn(address);
    return version === null ? current : { ...current, rewoundTo: await readVersion(documentId, version) };
  }

  return {
    me,
    told: identity.told,
    onMe,
    readVersion,
    ways,
    ...historyApi(ways),

    /** Changes one's own name and colour, whatever they were: nobody else writes them. */
    async changeMe(change: Pick<Person, 'name' | 'colour'>): Promise<Myself> {
      const etag = strongTag((await request('/api/me', { cache: 'no-store' })).headers.get('ETag'));
      if (!etag) throw new UnexpectedAnswerError('The answer has no tag.');
      return readJson(
        await ask('/api/me', { method: 'PUT', ...sentJson(change, { 'If-Match': etag }) }),
        myself,
      );
    },

    async list(page: string, signal?: AbortSignal): Promise<Page<DocumentRow>> {
      return listOf(await request(page, { signal }));
    },

    async versions(page: string, signal?: AbortSignal): Promise<Page<VersionRow>> {
      const response = await request(page, { signal });
      return { rows: await readJson(response, array(versionRow)), next: nextOf(response) };
    },

    /**
     * The current version; who saved it is not part of the answer. Where a version is `known`, only another one is sent
     * (RFC 9110 §13.1.2).
     */
    async read(documentId: string, signal?: AbortSignal, known?: Snapshot): Promise<Snapshot> {
      const asked: Request = known
        ? { signal, insistently: true, cache: 'no-store', headers: { 'If-None-Match': known.etag } }
        : { signal, insistently: true };
      const response = await request(pathOf(documentId), asked);
      if (response.status !== 304 || !known) {
        const current = await snapshotOf(response);
        return known ? rewoundTo(documentId, current, response.headers.get('Base-Version')) : current;
      }
      const access = accessOf(response);
      return access ? { ...known, access } : known;
    },

    /** Saves under a tag, or creates only what is not there. */
    async put(put: PutRequest): Promise<Snapshot> {
      const {
        documentId,
        content: document,
        guard,
        mergeBase,
        key,
        attempt,
        person,
        keepalive,
        onProgress,
      } = put;
      const precondition: Record<string, string> =
        'ifMatch' in guard ? { 'If-Match': guard.ifMatch } : { 'If-None-Match': guard.ifNoneMatch };
      const sent: Request = {
        method: 'PUT',
        ...sentJson(document, {
          // What was sent is known here; what it met is not.
          Prefer: 'return=minimal, collision=representation',
          ...precondition,
          ...(mergeBase ? { 'Merge-Base': mergeBase } : {}),
          ...keyField(key),
        }),
        ...(keepalive && { keepalive }),
        ...(onProgress && { onProgress }),
        // Without a key the server would not know it again.
        ...(key !== undefined && attempt !== undefined && { attempt }),
      };
      const response = await write(pathOf(documentId), sent, person);
      return savedSnapshot(response, document, guard, await me());
    },

    /** Deletes the version that the tag names. */
    async remove(documentId: string, etag: string, key: string): Promise<void> {
      const headers = { 'If-Match': etag, ...keyField(key) };
      const response = await write(pathOf(documentId), { method: 'DELETE', headers });
      if (response.status !== 204)
        throw new UnexpectedAnswerError('The answer does not say that it is deleted.');
    },

    /**
     * The version that an earlier attempt at a save had made, as its 412 tells by the save's key; `null` if there was no
     * such attempt.
     */
    async savedBefore(document: Content, error: ProblemError): Promise<Snapshot | null> {
      const { savedAs, savedETag } = error.problem;
      const version = versionIn(savedAs ?? null);
      if (error.status !== 412 || version === null) return null;
      const etag = strongTag(savedETag ?? null);
      if (!etag || !isTagOf(etag, version)) {
        throw new UnexpectedAnswerError('What is said to be saved has no tag that fits.');
      }
      const author = await me();
      return { content: document, etag, version, author: authorOf(author, author), savedAt: null };
    },

    /** The current version that a 412 brought along, or, where it did not, asked for now. */
    async currentAfter(documentId: string, error: ProblemError): Promise<Snapshot> {
      const { current, reason, baseVersion } = error.problem;
      const etag = strongTag(current?.etag ?? error.etag);
      const met =
        !current || !etag || !isTagOf(etag, current.version)
          ? await snapshotOf(await request(pathOf(documentId)))
          : {
              content: current.content,
              etag,
              version: current.version,
              author: authorOf(current.author, await me()),
              savedAt: current.savedAt ?? null,
            };
      return reason === 'unknown-tag' ? rewoundTo(documentId, met, baseVersion ?? null) : met;
    },
  };
}

/** The number of the version at an address; `null` where it is none's. */
function versionIn(address: string | null): number | null {
  const number = /\/versions\/(\d+)$/.exec(address ?? '')?.[1];
  return number === undefined ? null : Number(number);
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
export function authorOf(person: Person | null | undefined, me: Myself): Author | null {
  return person ? { name: person.name, you: isSelf(person.id, me) } : null;
}

/** What an answer has of a list of documents. */
export async function listOf(response: Response): Promise<Page<DocumentRow>> {
  return { rows: await readJson(response, array(documentRow)), next: nextOf(response) };
}

/** The version that an answer has, with its tag. */
export async function snapshotOf(response: Response): Promise<Snapshot> {
  return { content: await readJson(response, content), ...markOf(response), author: null, savedAt: null };
}

/**
 * What is stored is byte for byte what was sent (RFC 9110 §9.3.4), so the answer's tag belongs to `document`. Only an
 * answer is believed that fits: whoever stands in the way says 200 to anything.
 */
async function savedSnapshot(
  response: Response,
  document: Content,
  guard: WriteGuard,
  me: Person,
): Promise<Snapshot> {
  const mark = markOf(response);
  const fits =
    [200, 201, 204].includes(response.status) && (response.status === 201) === 'ifNoneMatch' in guard;
  if (!fits || !follows(mark, guard))
    throw new UnexpectedAnswerError('The answer does not fit what was sent.');
  const body = await response.text();
  const sent = readAs(content, body === '' ? document : parseJson(body));
  if (sent === undefined || !sameContent(sent, document)) {
    throw new UnexpectedAnswerError('The answer does not have what was sent.');
  }
  const now = Date.now();
  const at = parseHttpDate(response.headers.get('Date') ?? '', now) ?? now;
  return { content: document, ...mark, author: authorOf(me, me), savedAt: new Date(at).toISOString() };
}

/** Whether it is the next version, or the same because nothing was changed. */
function follows({ etag, version }: Pick<Snapshot, 'etag' | 'version'>, guard: WriteGuard): boolean {
  if (!('ifMatch' in guard) || guard.version === undefined) return true;
  return etag === guard.ifMatch ? version === guard.version : version === guard.version + 1;
}

function markOf(response: Response): Pick<Snapshot, 'etag' | 'version' | 'access'> {
  const { headers } = response;
  const etag = strongTag(headers.get('ETag'));
  const version = Number(headers.get('Document-Version') ?? 'none');
  if (!etag || !isTagOf(etag, version)) {
    throw new UnexpectedAnswerError('The answer has no tag, or no version that fits it.');
  }
  const access = accessOf(response);
  return { etag, version, ...(access && { access }) };
}

function keyField(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'Idempotency-Key': formatIdempotencyKey(key) };
}
