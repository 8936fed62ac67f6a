import { conditionsOf } from '../conditions/conditional-request.ts';
import { explainFailure, type FailureReason } from '../conditions/explain-failure.ts';
import { evaluatePreconditions, type FailedPrecondition } from '../conditions/preconditions.ts';
import { requirePrecondition } from '../conditions/require-precondition.ts';
import { REVALIDATE } from '../fields/cache-control.ts';
import { formatEntityTag } from '../fields/entity-tag.ts';
import { parsePrefer } from '../fields/prefer.ts';
import { type Act, actOf, type CompletedAct } from './act.ts';
import { type ReceivedContent, receiveContent } from './received-content.ts';
import { refusalAnswer } from './refusal.ts';
import { bytesOf, type Representation, validatorFields, validatorsOf } from './representation.ts';

/** A change that all conditions let through, to be made if the state is still the one that they were judged by. */
export interface ConditionalWrite {
  /** The tag that has to be current when this is written; `null`: there must be nothing yet. */
  readonly expected: string | null;
  /** Whether this makes what was not there. */
  readonly created: boolean;
  /** To be stored in one transaction with the change, so that `recall` finds it; `null` where the request has no key. */
  readonly act: Act | null;
  readonly request: Request;
}

/** What a handler is made of. `Context` is whatever the framework hands its handlers beside the request. */
export interface ConditionalResource<Context> {
  /** The current state, `null` where there is none, or an answer of one's own (403, 404, 410) to end with. */
  readonly load: (request: Request, context: Context) => Promise<Representation | Response | null>;
  /**
   * Stores the content if `expected` is still current, in one statement (`UPDATE … WHERE id = ? AND etag = ?`): resolves
   * to what is stored now, to `null` where somebody was first and nothing was written, or to an answer of one's own (422)
   * with nothing written either.
   */
  readonly write: (
    change: ConditionalWrite & ReceivedContent,
    context: Context,
  ) => Promise<Representation | Response | null>;
  /** Removes it if `expected` is still current; `false` where somebody was first. Without it DELETE is 405. */
  readonly remove?: (change: ConditionalWrite, context: Context) => Promise<boolean>;
  /** What came of the act with this key, by this caller, at this address; without it keys are not looked at. */
  readonly recall?: (key: string, request: Request, context: Context) => Promise<CompletedAct | null>;
  /** The media type that PUT takes; `application/json` where nothing is said. */
  readonly accepts?: string;
  /** Bytes that a PUT may have; 1 MiB where nothing is said. */
  readonly maxBytes?: number;
  /** Cache-Control of what is read; `private, no-cache, no-transform` where nothing is said. */
  readonly cacheControl?: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** How often a change is judged anew after another one came first. Somebody gets through each time. */
const ATTEMPTS = 20;

/**
 * Puts preconditions in front of a resource, by the letter of RFC 9110 §13 and RFC 6585 §3: GET and HEAD answer 304 and
 * 412, PUT and DELETE change only the state that the request names, else 412, or 428 where it names none. A request that
 * is sent again with its Idempotency-Key gets its first answer again. Refusals are problem details (RFC 9457).
 */
export function conditionalHandler<Context = unknown>(
  resource: ConditionalResource<Context>,
): (request: Request, context: Context) => Promise<Response> {
  const { accepts = 'application/json', maxBytes = 1024 * 1024, cacheControl = REVALIDATE } = resource;
  const { load, write, remove, recall, now = Date.now } = resource;
  const allowed = ['GET', 'HEAD', 'PUT', ...(remove ? ['DELETE'] : []), 'OPTIONS'];

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
      const current = await load(request, context);
      if (current instanceof Response) return current;
      const completed = act && (await recall?.(act.key, request, context));
      if (act && completed) return repeatedAnswer(request, act, completed, current, now());
      const decision = evaluatePreconditions(conditionsOf(request), current && validatorsOf(current), now());
      switch (decision.outcome) {
        case 'absent':
          return refusalAnswer(request, 'not_found', { detail: 'There is nothing at this address.' });
        case 'not-modified':
          return new Response(null, { status: 304, headers: readFields(current!) });
        case 'bad-request':
          return refusalAnswer(request, 'bad_request', {
            detail: `${decision.field} is not a list of entity tags.`,
          });
        case 'failed':
          return collisionAnswer(request, reasonOf(decision, current), current, now());
      }
      if (reads) return contentAnswer(request, 200, current!, readFields(current!));
      const required = requirePrecondition(method, decision, current !== null);
      if (required) {
        const detail =
          required === 'If-Match'
            ? 'GET it, apply the change to what it says, and send its ETag in If-Match.'
            : 'There is nothing here yet. To create it, send If-None-Match: *.';
        // The current tag is not given away: to paste it would overwrite what was never read.
        return refusalAnswer(request, 'precondition_required', {
          detail,
          extensions: { requiredHeaders: [required] },
        });
      }
      const expected = current?.etag ?? null;
      const created = current === null;
      const change: ConditionalWrite = { expected, created, act, request };
      if (method === 'DELETE') {
        if (await remove?.(change, context)) return new Response(null, { status: 204 });
        continue;
      }
      const stored = await write({ ...change, ...received }, context);
      if (stored instanceof Response) return stored;
      if (stored) return writtenAnswer(request, received.bytes, stored, created, now());
    }
    const detail = 'Other changes came first every time. Send the request again.';
    return refusalAnswer(request, 'unavailable', { detail }, { 'Retry-After': '1' });
  };

  function readFields(current: Representation): Readonly<Record<string, string>> {
    return { ...validatorFields(current, now()), 'Cache-Control': cacheControl };
  }
}

const NOTHING: ReceivedContent = { bytes: new Uint8Array(), contentType: '' };

/** What to do about a 412, for whoever writes the client. */
const ADVICE: Readonly<Record<FailureReason, string>> = {
  stale: 'Somebody saved since. Merge with the current state and send its tag in If-Match.',
  'unknown-tag': 'Send the ETag of the last GET, as it stands.',
  'weak-tag':
    'If-Match compares strongly, and something on the way has weakened the tag: let content pass as it is.',
  malformed:
    'If-Match is not a list of entity tags. Send the tag as it stands in ETag, with its double quotes.',
  missing: 'There is nothing here, and If-Match never creates. To create, send If-None-Match: *.',
  deleted: 'This was deleted, and If-Match never creates. To create it again, send If-None-Match: *.',
  exists: 'There is something here already. To change it, send its tag in If-Match.',
};

/** Whether a tag was ever current here, only a history could tell; the usual reason is that it was. */
function reasonOf(failure: FailedPrecondition, current: Representation | null): FailureReason {
  return explainFailure(failure, () => true, current ? 'present' : 'missing').reason;
}

/** 412, with what its sender needs to merge and save again. */
function collisionAnswer(
  request: Request,
  reason: FailureReason,
  current: Representation | null,
  now: number,
  savedAs?: string,
): Response {
  const wanted = parsePrefer(request.headers.get('prefer')).return === 'representation';
  const fields = current ? validatorFields(current, now) : {};
  const extensions = {
    reason,
    ...(fields.ETag === undefined ? {} : { currentETag: fields.ETag }),
    ...(wanted && typeof current?.content === 'string' ? { current: { content: current.content } } : {}),
    ...(savedAs === undefined ? {} : { savedAs }),
  };
  return refusalAnswer(request, 'precondition_failed', { detail: ADVICE[reason], extensions }, fields);
}

/** The answer to an act that was carried out before: its first answer, as long as what it made is still current. */
function repeatedAnswer(
  request: Request,
  act: Act,
  completed: CompletedAct,
  current: Representation | null,
  now: number,
): Response {
  if (completed.method !== act.method || completed.digest !== act.digest) {
    const detail = 'Idempotency-Key was sent with another request before. Each act needs a key of its own.';
    return refusalAnswer(request, 'key_reused', { detail });
  }
  if (completed.etag === (current?.etag ?? null)) {
    const fields = current ? validatorFields(current, now) : {};
    return new Response(null, { status: completed.created ? 201 : 204, headers: fields });
  }
  const savedAs =
    completed.etag === null ? undefined : formatEntityTag({ opaque: completed.etag, weak: false });
  return collisionAnswer(request, 'stale', current, now, savedAs);
}

function contentAnswer(
  request: Request,
  status: number,
  of: Representation,
  fields: Readonly<Record<string, string>>,
): Response {
  const bytes = bytesOf(of);
  return new Response(request.method === 'HEAD' ? null : bytes, {
    status,
    headers: {
      'Content-Type': of.contentType ?? 'application/json',
      'Content-Length': String(bytes.length),
      ...fields,
    },
  });
}

/**
 * 201 or 204; with content where the request prefers that. The new tag goes along only where what is stored is what was
 * sent, byte for byte: else its sender would take the tag for that of its own text (RFC 9110 §9.3.4).
 */
function writtenAnswer(
  request: Request,
  sent: Uint8Array,
  stored: Representation,
  created: boolean,
  now: number,
): Response {
  if (parsePrefer(request.headers.get('prefer')).return === 'representation') {
    const { pathname, search } = new URL(request.url);
    return contentAnswer(request, created ? 201 : 200, stored, {
      ...validatorFields(stored, now),
      'Content-Location': `${pathname}${search}`,
      'Preference-Applied': 'return=representation',
    });
  }
  const bytes = bytesOf(stored);
  const same = bytes.length === sent.length && bytes.every((byte, at) => byte === sent[at]);
  return new Response(null, {
    status: created ? 201 : 204,
    headers: same ? validatorFields(stored, now) : {},
  });
}
