import { parseEntityTag } from '../fields/entity-tag.ts';
import { formatIdempotencyKey } from '../fields/idempotency-key.ts';
import { parseMediaType } from '../fields/media-type.ts';
import { essenceOf, expectSuccess, letGo, problemOf, strongTag, textOf, unanswered } from './answers.ts';
import {
  CollisionError,
  NoAnswerError,
  type ProblemMembers,
  RefusedError,
  UnexpectedAnswerError,
} from './errors.ts';
import type { Version } from './version.ts';

/** The form of the content, and what the client needs from outside. Everything has a default. */
export interface ClientOptions<Content> {
  readonly fetch?: typeof globalThis.fetch;
  /** By default `application/json`. An answer of another type is an `UnexpectedAnswerError`. */
  readonly contentType?: string;
  /** By default `JSON.parse`. */
  readonly parse?: (text: string) => Content;
  /** By default `JSON.stringify`. */
  readonly serialize?: (content: Content) => string;
  /**
   * Reads the tag from an answer; by default its `ETag`. Use it behind a proxy that compresses, and so weakens tags
   * although the text stays the same. It is safe only if all tags of the server are strong.
   */
  readonly tagOf?: (answer: Response) => string | null;
}

/** How one save or deletion is sent. */
export interface SendOptions {
  /** Names the act (Idempotency-Key). If no answer came, send the same key again: it is still the same act. */
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

/** What a PUT says of its state (RFC 9110 §9.3.4); anything else, such as 202, is no word of it. */
const SAVED = [200, 201, 204];
const REMOVED = [200, 204];

/**
 * A client that keeps each text together with its tag. All methods throw `RefusedError` for refusals other than
 * collisions, `NoAnswerError` if no answer came or it broke off, and `UnexpectedAnswerError` for an answer that does
 * not fit the request. An aborted request rejects with the reason of its signal. Throws a TypeError if `contentType`
 * is not a media type.
 */
export function conditionalClient<Content>(options: ClientOptions<Content> = {}): ConditionalClient<Content> {
  const { contentType = 'application/json' } = options;
  const { parse = JSON.parse as (text: string) => Content, serialize = JSON.stringify } = options;
  const { tagOf = ({ headers }: Response) => headers.get('etag') } = options;
  const expected = parseMediaType(contentType)?.essence;
  if (expected === undefined) throw new TypeError(`contentType has to be a media type, not ${contentType}.`);

  /** Follows no redirection: what is elsewhere is not what was asked for, and a PUT would become a GET (§15.4.4). */
  async function send(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const { fetch } = options;
    // What can never be sent is a fault of the caller's and not the network's.
    if (fetch) new Headers(init.headers);
    else new Request(url, init);
    try {
      const all: RequestInit = { ...init, redirect: 'manual', ...(signal ? { signal } : {}) };
      return await (fetch ?? globalThis.fetch)(url, all);
    } catch (error) {
      throw unanswered(error, signal);
    }
  }

  async function load(url: string, signal?: AbortSignal): Promise<Version<Content>> {
    // `no-cache` asks the server each time; a 304 saves the transfer, never the question.
    const answer = await send(url, { cache: 'no-cache' }, signal);
    await expectSuccess(answer, true, signal);
    if (answer.status !== 200 || essenceOf(answer) !== expected) {
      letGo(answer);
      throw new UnexpectedAnswerError(
        `The answer is ${answer.status} with ${essenceOf(answer) ?? 'no content type'}, not ${expected}.`,
      );
    }
    const text = await textOf(answer, signal);
    return { url, etag: strongTag(tagOf(answer)), content: read(text) };
  }

  function read(text: string): Content {
    try {
      return parse(text);
    } catch (error) {
      throw new UnexpectedAnswerError('The content cannot be read.', { cause: error });
    }
  }

  /** What is there after a 412: handed along with it, or asked for now; `null` where there is nothing. */
  async function current(
    url: string,
    problem: ProblemMembers | null,
    signal?: AbortSignal,
  ): Promise<Version<Content> | null> {
    const { currentETag: etag, current: along } = problem ?? {};
    const tag = typeof etag === 'string' ? parseEntityTag(etag) : null;
    const content = typeof along === 'object' && along !== null && 'content' in along ? along.content : null;
    if (typeof content === 'string' && tag && !tag.weak)
      return { url, etag: String(etag), content: read(content) };
    try {
      return await load(url, signal);
    } catch (error) {
      if (error instanceof RefusedError && (error.status === 404 || error.status === 410)) return null;
      throw error;
    }
  }

  async function collision(
    act: 'save' | 'create' | 'remove',
    url: string,
    base: Version<Content> | null,
    mine: Content | undefined,
    problem: ProblemMembers | null,
    signal?: AbortSignal,
  ): Promise<CollisionError<Content>> {
    try {
      return new CollisionError(act, base, mine, await current(url, problem, signal));
    } catch (error) {
      if (signal?.aborted) throw error;
      return new CollisionError(act, base, mine, undefined, { cause: error });
    }
  }

  /** What is stored after a save that did not say it. That it was saved is known, and a repetition with its key is the same. */
  async function stored(
    url: string,
    base: Version<Content> | null,
    signal?: AbortSignal,
  ): Promise<Version<Content>> {
    let there: Version<Content>;
    try {
      there = await load(url, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new NoAnswerError('It was saved, and what is stored now could not be read.', { cause: error });
    }
    if (there.etag !== base?.etag) return there;
    throw new UnexpectedAnswerError(
      'The answer was that it is saved, and what is there is what was there before.',
    );
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
      const saved = problem?.savedETag ?? problem?.savedAs;
      if (key !== undefined && typeof saved === 'string') return { url, etag: strongTag(saved), content };
      throw await collision(act, url, base, content, problem, signal);
    }
    await expectSuccess(answer, false, signal);
    const etag = tagOf(answer);
    const text = await doneText(answer, SAVED, signal);
    if (text !== '' && essenceOf(answer) !== expected) {
      throw new UnexpectedAnswerError(
        `${essenceOf(answer) ?? 'Content of no type'} came instead of an answer.`,
      );
    }
    // Without a tag the server stored something else than it was sent (§9.3.4): what, has to be read.
    if (etag === null) return stored(url, base, signal);
    const asked = text !== '' && answer.headers.get('preference-applied')?.includes('representation');
    return { url, etag: strongTag(etag), content: asked ? read(text) : content };
  }

  return {
    load,
    save: (base, content, sending = {}) => put('save', base.url, base, content, sending),
    create: (url, content, sending = {}) => put('create', url, null, content, sending),
    async remove(seen, { key, signal } = {}) {
      const headers = { ...conditionOf(seen), ...keyField(key) };
      const answer = await send(seen.url, { method: 'DELETE', headers }, signal);
      if (answer.status === 412) {
        throw await collision('remove', seen.url, seen, undefined, await problemOf(answer, signal), signal);
      }
      await expectSuccess(answer, false, signal);
      const text = await doneText(answer, REMOVED, signal);
      if (text !== '' && essenceOf(answer) === 'text/html') {
        throw new UnexpectedAnswerError('A page came instead of an answer.');
      }
    },
  };
}

/** The content of an answer that says that it is done. */
async function doneText(answer: Response, done: readonly number[], signal?: AbortSignal): Promise<string> {
  if (done.includes(answer.status)) return textOf(answer, signal);
  letGo(answer);
  throw new UnexpectedAnswerError(`${answer.status} does not say that it is done.`);
}

function conditionOf(base: Version<unknown> | null): Record<string, string> {
  return base ? { 'If-Match': base.etag } : { 'If-None-Match': '*' };
}

function keyField(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'Idempotency-Key': formatIdempotencyKey(key) };
}
