import { parseEntityTag } from '../fields/entity-tag.ts';
import { formatIdempotencyKey } from '../fields/idempotency-key.ts';
import type { ProblemDetails } from '../problem/problem-details.ts';
import { parseRetryAfter } from '../retry/retry-after.ts';
import { CollisionError, NoAnswerError, RefusedError, UntaggedAnswerError } from './errors.ts';
import type { Version } from './version.ts';

/** How content travels, and what the client needs of the world. Everything has a default. */
export interface ClientOptions<Content> {
  readonly fetch?: typeof globalThis.fetch;
  /** `application/json` where nothing is said. */
  readonly contentType?: string;
  /** `JSON.parse` where nothing is said. */
  readonly parse?: (text: string) => Content;
  /** `JSON.stringify` where nothing is said. */
  readonly serialize?: (content: Content) => string;
}

/** How one save or deletion is sent. */
export interface SendOptions {
  /** Names the act (Idempotency-Key): the same key again, after no answer came, is the same act and not another one. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** Reads with a tag and writes under one: there is no unconditional write. */
export interface ConditionalClient<Content> {
  readonly load: (url: string, signal?: AbortSignal) => Promise<Version<Content>>;
  /** Saves on top of the version that `content` was made from (If-Match). Throws `CollisionError` on 412. */
  readonly save: (
    base: Version<Content>,
    content: Content,
    options?: SendOptions,
  ) => Promise<Version<Content>>;
  /** Saves where nothing is yet (If-None-Match: *). Throws `CollisionError` where something is. */
  readonly create: (url: string, content: Content, options?: SendOptions) => Promise<Version<Content>>;
  /** Deletes the version that was seen (If-Match). Throws `CollisionError` on 412. */
  readonly remove: (seen: Version<Content>, options?: SendOptions) => Promise<void>;
}

/** The members of a 412's problem details that a client acts on. */
interface Collided {
  readonly current?: { readonly content?: unknown };
  readonly savedAs?: unknown;
}

/**
 * A client that keeps each text together with the tag it came with. All methods throw `RefusedError` for other refusals
 * than collisions, `NoAnswerError` where no answer came, and `UntaggedAnswerError` for an answer without a strong tag.
 */
export function conditionalClient<Content>(options: ClientOptions<Content> = {}): ConditionalClient<Content> {
  const { fetch = globalThis.fetch, contentType = 'application/json' } = options;
  const { parse = JSON.parse as (text: string) => Content, serialize = JSON.stringify } = options;

  async function send(url: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new NoAnswerError('No answer came.', { cause: error });
    }
  }

  async function load(url: string, signal?: AbortSignal): Promise<Version<Content>> {
    // `no-cache` asks the server each time; a 304 saves the transfer, never the question.
    const answer = await send(url, { cache: 'no-cache', ...(signal ? { signal } : {}) });
    if (!answer.ok) throw await refused(answer);
    return { url, etag: tagOf(answer), content: parse(await answer.text()) };
  }

  /** What is there after a 412: handed along with it, or asked for now. */
  async function current(
    url: string,
    answer: Response,
    problem: Collided | null,
  ): Promise<Version<Content> | null> {
    const content = problem?.current?.content;
    if (typeof content === 'string') return { url, etag: tagOf(answer), content: parse(content) };
    try {
      return await load(url);
    } catch (error) {
      if (error instanceof RefusedError && (error.status === 404 || error.status === 410)) return null;
      throw error;
    }
  }

  async function write(
    url: string,
    base: Version<Content> | null,
    content: Content | null,
    { key, signal }: SendOptions,
  ): Promise<Version<Content> | null> {
    const text = content === null ? null : serialize(content);
    const answer = await send(url, {
      method: text === null ? 'DELETE' : 'PUT',
      headers: {
        ...(base ? { 'If-Match': base.etag } : { 'If-None-Match': '*' }),
        ...(text === null ? {} : { 'Content-Type': contentType }),
        ...(key === undefined ? {} : { 'Idempotency-Key': formatIdempotencyKey(key) }),
      },
      ...(text === null ? {} : { body: text }),
      ...(signal ? { signal } : {}),
    });
    if (answer.status === 412) {
      const problem = (await problemOf(answer)) as (ProblemDetails & Collided) | null;
      // This very act did arrive once, and others saved on top of it: it is done.
      if (content !== null && typeof problem?.savedAs === 'string')
        return { url, etag: problem.savedAs, content };
      throw new CollisionError(base, content, await current(url, answer, problem));
    }
    if (!answer.ok) throw await refused(answer);
    if (content === null) return null;
    // Without a tag the server stored something else than it was sent (RFC 9110 §9.3.4): what, has to be read.
    return answer.headers.has('etag') ? { url, etag: tagOf(answer), content } : load(url);
  }

  return {
    load,
    save: async (base, content, sending = {}) => (await write(base.url, base, content, sending))!,
    create: async (url, content, sending = {}) => (await write(url, null, content, sending))!,
    remove: async (seen, sending = {}) => {
      await write(seen.url, seen, null, sending);
    },
  };
}

function tagOf({ headers }: Response): string {
  const text = headers.get('etag') ?? '';
  const tag = parseEntityTag(text);
  if (tag && !tag.weak) return text;
  throw new UntaggedAnswerError(
    tag
      ? 'The answer’s entity tag is weak, so no save could be guarded by it. Something on the way transforms the content.'
      : 'The answer has no entity tag, so no save could be guarded. Across origins, ETag has to be exposed by CORS.',
  );
}

async function refused(answer: Response): Promise<RefusedError> {
  const retryAfter = parseRetryAfter(answer.headers.get('retry-after'), Date.now());
  return new RefusedError(answer.status, await problemOf(answer), retryAfter);
}

async function problemOf(answer: Response): Promise<ProblemDetails | null> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  const body: unknown = isProblem ? await answer.json().catch(() => null) : null;
  return typeof body === 'object' && body !== null && 'title' in body ? (body as ProblemDetails) : null;
}
