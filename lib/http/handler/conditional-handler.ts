import { conditionsOf } from '../conditions/conditional-request.ts';
import { evaluatePreconditions } from '../conditions/preconditions.ts';
import { requirePrecondition } from '../conditions/require-precondition.ts';
import { REVALIDATE } from '../fields/cache-control.ts';
import { parseMediaType } from '../fields/media-type.ts';
import { type Act, actOf, type CompletedAct } from './act.ts';
import {
  type Asked,
  collisionAnswer,
  contentAnswer,
  repeatedAnswer,
  requirementAnswer,
  writtenAnswer,
} from './answers.ts';
import { isMalformedJson, type ReceivedContent, receiveContent } from './received-content.ts';
import { refusalAnswer } from './refusal.ts';
import { checkRepresentation, type Representation, validatorFields, validatorsOf } from './representation.ts';

/**
 * A change that all conditions let through. Make it only if the state is still the one that they were checked against.
 */
export interface ConditionalWrite {
  /** The tag that has to be current when this is written; `null`: there must be nothing. */
  readonly expected: string | null;
  /** Whether this creates the resource. */
  readonly created: boolean;
  /**
   * Store it in one transaction with the change, so that `recall` finds it; `null` if the request has no key. If the
   * key is stored already, write nothing, as if somebody else was first: a late copy must not be carried out again.
   */
  readonly act: Act | null;
  readonly request: Request;
}

/** The parts of a handler. `Context` is the second argument that your framework gives to its handlers. */
export interface ConditionalResource<Context> {
  /**
   * The current state, `null` if there is none, or your own answer, such as 403. With your own answer the handler
   * ends: a caller who may not read does not learn the result of an act either.
   */
  readonly load: (
    request: Request,
    context: Context,
  ) => Promise<Representation | Response | null | undefined>;
  /**
   * Stores the content if `expected` is still current, in one statement: `UPDATE … WHERE id = ? AND etag = ?`, or, if
   * `expected` is `null`, an `INSERT` that does nothing on conflict. Resolves to the stored state, to `null` if
   * somebody else was first and nothing was written, or to your own answer (422) if nothing was written for another
   * reason.
   */
  readonly write: (
    change: ConditionalWrite & ReceivedContent,
    context: Context,
  ) => Promise<Representation | Response | null>;
  /**
   * Removes it if `expected` is still current. Resolves to `true`, to `false` if somebody else was first, or to your
   * own answer. If you leave it out, DELETE is 405.
   */
  readonly remove?: (change: ConditionalWrite, context: Context) => Promise<boolean | Response>;
  /** The result of the act with this key, of this caller, at this address. If you leave it out, keys are ignored. */
  readonly recall?: (
    key: string,
    request: Request,
    context: Context,
  ) => Promise<CompletedAct | null | undefined>;
  /** The media type that PUT accepts and GET gives; by default `application/json`. */
  readonly accepts?: string;
  /** Bytes that a PUT may have; by default 1 MiB. */
  readonly maxBytes?: number;
  /** Cache-Control of answers to reads; by default `private, no-cache, no-transform`. */
  readonly cacheControl?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** How often a change is judged anew after another one came first. Somebody gets through each time. */
const ATTEMPTS = 20;
const NOTHING: ReceivedContent = { bytes: new Uint8Array(), contentType: '' };

/**
 * Puts preconditions in front of a resource, by the letter of RFC 9110 §13 and RFC 6585 §3: GET and HEAD answer 304
 * and 412. PUT and DELETE change only the state that the request names; otherwise they answer 412, or 428 if it names
 * none. A request that is sent again with its Idempotency-Key is carried out once. `If-Match: *` matches any state: a
 * client that sends it overwrites on purpose, as RFC 9110 §13.1.1 says. Refusals are problem details (RFC 9457).
 * Throws a TypeError if `accepts` is not a media type. If `load`, `write`, `remove` or `recall` rejects, the handler
 * rejects with the same reason.
 */
export function conditionalHandler<Context = unknown>(
  resource: ConditionalResource<Context>,
): (request: Request, context: Context) => Promise<Response> {
  const { maxBytes = 1024 * 1024, cacheControl = REVALIDATE, now = Date.now } = resource;
  const { load, write, remove, recall } = resource;
  const accepts = essenceOf(resource.accepts ?? 'application/json');
  const allowed = ['GET', 'HEAD', 'PUT', ...(remove ? ['DELETE'] : []), 'OPTIONS'];

  async function find(request: Request, context: Context): Promise<Representation | Response | null> {
    const found = (await load(request, context)) ?? null;
    return found === null || found instanceof Response ? found : checkRepresentation(found, 'load');
  }

  return async (request, context) => {
    const { method } = request;
    if (method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { Allow: allowed.join(', ') } });
    if (!allowed.includes(method)) {
      const detail = `This address knows ${allowed.join(', ')}.`;
      return refusalAnswer(request, 'method_not_allowed', { detail }, { Allow: allowed.join(', ') });
    }
    const reads = method === 'GET' || method === 'HEAD';
    const received = method === 'PUT' ? await receiveContent(request, { accepts, maxBytes }) : NOTHING;
    if (received instanceof Response) return received;
    const act = reads || !recall ? null : await actOf(request, received.bytes);
    if (act instanceof Response) return act;

    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      let current = await find(request, context);
      if (current instanceof Response) return current;
      const asked: Asked = { request, sent: received.bytes, contentType: accepts, now: now() };
      const completed = act && (await recall?.(act.key, request, context));
      if (act && completed) {
        // What was loaded before may be from before that act.
        current = await find(request, context);
        if (current instanceof Response) return current;
        return repeatedAnswer(asked, act, completed, current);
      }
      const decision = evaluatePreconditions(
        conditionsOf(request),
        current && validatorsOf(current),
        asked.now,
      );
      switch (decision.outcome) {
        case 'absent':
          return refusalAnswer(request, 'not_found', { detail: 'There is nothing at this address.' });
        case 'not-modified':
          return new Response(null, { status: 304, headers: readFields(current!, asked) });
        case 'bad-request':
          return refusalAnswer(request, 'bad_request', {
            detail: `${decision.field} is not a list of entity tags.`,
          });
        case 'failed':
          return collisionAnswer(asked, decision, current);
      }
      if (reads) return contentAnswer(asked, 200, current!, readFields(current!, asked));
      const required = requirePrecondition(method, decision, current !== null);
      if (required) return requirementAnswer(request, required);

      const created = current === null;
      const change: ConditionalWrite = { expected: current?.etag ?? null, created, act, request };
      if (method === 'DELETE') {
        const removed = await remove?.(change, context);
        if (removed instanceof Response) return removed;
        if (typeof removed !== 'boolean') throw new TypeError('remove has to resolve to true or false.');
        if (removed) return new Response(null, { status: 204 });
        continue;
      }
      if (isMalformedJson(received, accepts)) {
        return refusalAnswer(request, 'bad_request', { detail: 'The content is not valid JSON.' });
      }
      const stored = await write({ ...change, ...received }, context);
      if (stored === undefined)
        throw new TypeError('write has to resolve to what is stored now, or to null.');
      if (stored instanceof Response) return stored;
      if (stored) return writtenAnswer(asked, checkRepresentation(stored, 'write'), created);
    }
    const detail = 'Other changes came first every time. Send the request again.';
    return refusalAnswer(request, 'unavailable', { detail }, { 'Retry-After': '1' });
  };

  function readFields(current: Representation, { now }: Asked): Readonly<Record<string, string>> {
    return { ...validatorFields(current, now), 'Cache-Control': cacheControl };
  }
}

function essenceOf(accepts: string): string {
  const type = parseMediaType(accepts);
  if (!type || type.parameters.size > 0) {
    throw new TypeError(`accepts has to be a media type without parameters, not ${JSON.stringify(accepts)}.`);
  }
  return type.essence;
}
