import { parseEntityTag } from '../fields/entity-tag.ts';
import { formatIdempotencyKey } from '../fields/idempotency-key.ts';
import { parseMediaType } from '../fields/media-type.ts';
import { PROBLEM_TYPE, type ProblemDetails } from '../problem/problem-details.ts';
import { parseRetryAfter } from '../retry/retry-after.ts';
import { CollisionError, NoAnswerError, RefusedError, UnexpectedAnswerError } from './errors.ts';
import type { Version } from './version.ts';

/** How content travels, and what the client needs of the world. Everything has a default. */
export interface ClientOptions<Content> {
  readonly fetch?: typeof globalThis.fetch;
  /** `application/json` where nothing is said. Content of another type is not taken for content. */
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

/** Problem details, none of whose members is required (RFC 9457 §3), with those of a 412 that a client acts on. */
interface Said extends Partial<ProblemDetails> {
  readonly currentETag?: unknown;
  readonly current?: { readonly content?: unknown } | null;
  readonly savedAs?: unknown;
}

/** What a PUT says of its state (RFC 9110 §9.3.4); anything else, such as 202 or a page of a proxy, is no word of it. */
const SAVED = [200, 201, 204];
const REMOVED = [200, 204];

/**
 * A client that keeps each text together with the tag it came with. All methods throw `RefusedError` for other refusals
 * than collisions, `NoAnswerError` where no answer came or it broke off, and `UnexpectedAnswerError` for an answer that is
 * none to what was asked. A request that was aborted rejects with its signal's reason.
 */
export function conditionalClient<Content>(options: ClientOptions<Content> = {}): ConditionalClient<Content> {
  const { fetch = globalThis.fetch, contentType = 'application/json' } = options;
  const { parse = JSON.parse as (text: string) => Content, serialize = JSON.stringify } = options;
  const expected = parseMediaType(contentType)?.essence;

  /** Follows no redirection: what is elsewhere is not what was asked for, and a PUT would become a GET (§15.4.4). */
  async function send(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    // What can never be sent is a fault of the caller's and not the network's.
    const headers = new Headers(init.headers);
    try {
      return await fetch(url, { ...init, headers, redirect: 'manual', ...(signal ? { signal } : {}) });
    } catch (error) {
      throw unanswered(error, signal);
    }
  }

  async function load(url: string, signal?: AbortSignal): Promise<Version<Content>> {
    // `no-cache` asks the server each time; a 304 saves the transfer, never the question.
    const answer = await send(url, { cache: 'no-cache' }, signal);
    if (isRedirection(answer)) throw redirected(answer);
    if (!answer.ok) throw await refused(answer, signal);
    const etag = strongTag(answer.headers.get('etag'));
    const type = parseMediaType(answer.headers.get('content-type') ?? '')?.essence;
    if (answer.status !== 200 || type !== expected) {
      throw new UnexpectedAnswerError(
        `The answer is ${answer.status} with ${type ?? 'no content type'}, not ${expected}.`,
      );
    }
    return { url, etag, content: read(await textOf(answer, signal)) };
  }

  function read(text: string): Content {
    try {
      return parse(text);
    } catch (error) {
      throw new UnexpectedAnswerError('The content cannot be read.', { cause: error });
    }
  }

  /** What is there after a 412: handed along with it, or asked for now. */
  async function current(
    url: string,
    problem: Said | null,
    signal?: AbortSignal,
  ): Promise<Version<Content> | null> {
    const content = problem?.current?.content;
    const etag = typeof problem?.currentETag === 'string' ? parseEntityTag(problem.currentETag) : null;
    if (typeof content === 'string' && etag && !etag.weak) {
      return { url, etag: String(problem?.currentETag), content: read(content) };
    }
    try {
      return await load(url, signal);
    } catch (error) {
      if (error instanceof RefusedError && (error.status === 404 || error.status === 410)) return null;
      throw error;
    }
  }

  async function put(
    act: 'save' | 'create',
    url: string,
    base: Version<Content> | null,
    content: Content,
    { key, signal }: SendOptions,
  ): Promise<Version<Content>> {
    const body: unknown = serialize(content);
    if (typeof body !== 'string')
      throw new TypeError('serialize has to give text: there is nothing to save.');
    const headers = { ...conditionOf(base), ...keyField(key), 'Content-Type': contentType };
    const answer = await send(url, { method: 'PUT', headers, body }, signal);
    if (answer.status === 412) {
      const problem = await problemOf(answer, signal);
      // This very act did arrive once, and others came after it: it is done.
      const etag = problem?.savedAs;
      if (typeof etag === 'string') return { url, etag: strongTag(etag), content };
      throw new CollisionError(act, base, content, await current(url, problem, signal));
    }
    await expectDone(answer, SAVED, signal);
    const tag = answer.headers.get('etag');
    if (tag !== null) return { url, etag: strongTag(tag), content };
    // Without a tag the server stored something else than it was sent (§9.3.4): what, has to be read.
    const stored = await load(url, signal);
    if (stored.etag !== base?.etag) return stored;
    throw new UnexpectedAnswerError(
      'The answer was that it is saved, and what is there is what was there before.',
    );
  }

  return {
    load,
    save: (base, content, sending = {}) => put('save', base.url, base, content, sending),
    create: (url, content, sending = {}) => put('create', url, null, content, sending),
    async remove(seen, { key, signal } = {}) {
      const headers = { ...conditionOf(seen), ...keyField(key) };
      const answer = await send(seen.url, { method: 'DELETE', headers }, signal);
      if (answer.status === 412) {
        const problem = await problemOf(answer, signal);
        throw new CollisionError('remove', seen, undefined, await current(seen.url, problem, signal));
      }
      await expectDone(answer, REMOVED, signal);
    },
  };
}

function conditionOf(base: Version<unknown> | null): Record<string, string> {
  return base ? { 'If-Match': base.etag } : { 'If-None-Match': '*' };
}

function keyField(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'Idempotency-Key': formatIdempotencyKey(key) };
}

function strongTag(text: string | null): string {
  const tag = parseEntityTag(text ?? '');
  if (tag && !tag.weak) return text!;
  throw new UnexpectedAnswerError(
    tag
      ? 'The answer’s entity tag is weak, so no save could be guarded by it. Something on the way transforms the content.'
      : 'The answer has no entity tag, so no save could be guarded. Across origins, ETag has to be exposed by CORS.',
  );
}

/** In a browser a redirection that is not followed has no status. */
function isRedirection({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

function redirected({ status }: Response): UnexpectedAnswerError {
  return new UnexpectedAnswerError(
    `The server sent this elsewhere (${status || 'a redirection'}), and nothing was done.`,
  );
}

async function expectDone(answer: Response, done: readonly number[], signal?: AbortSignal): Promise<void> {
  if (isRedirection(answer)) throw redirected(answer);
  if (!answer.ok) throw await refused(answer, signal);
  if (done.includes(answer.status)) return;
  throw new UnexpectedAnswerError(`${answer.status} does not say that it is done.`);
}

async function refused(answer: Response, signal?: AbortSignal): Promise<RefusedError> {
  const retryAfter = parseRetryAfter(answer.headers.get('retry-after'), Date.now());
  return new RefusedError(answer.status, await problemOf(answer, signal), retryAfter);
}

/** Problem details, as far as the answer has any. */
async function problemOf(answer: Response, signal?: AbortSignal): Promise<Said | null> {
  if (parseMediaType(answer.headers.get('content-type') ?? '')?.essence !== PROBLEM_TYPE) return null;
  const text = await textOf(answer, signal);
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : null;
  } catch {
    return null;
  }
}

async function textOf(answer: Response, signal?: AbortSignal): Promise<string> {
  try {
    return await answer.text();
  } catch (error) {
    throw unanswered(error, signal);
  }
}

function unanswered(error: unknown, signal?: AbortSignal): unknown {
  return signal?.aborted ? error : new NoAnswerError('No answer came, or it broke off.', { cause: error });
}
